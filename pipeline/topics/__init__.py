"""Term counts to topic models, their choice, their words by side, and what people find."""
