"""How a setting is written down."""


def S(kind, role, note, hard=0, attainable=True, **args):
    """role: null | alt (verdict 1) | genre_null | genre_alt (verdict 2; verdict 1 may say what is true).
    hard: 0 plain, 1 adversarial, 2 most adversarial. attainable=False: too little information for the stated
    coverage; there the right answer is nearly always 'cannot tell', and only false_limit counts."""
    few = min(args.get("n_policy", 12), args.get("n_frontline", 21)) <= 3
    return dict(
        kind=kind,
        role=role,
        note=note,
        hard=hard,
        attainable=attainable,
        args=args,
        false_limit=0.10 if few else 0.07,
        coverage=(0.93, 0.97),
    )


N68 = dict(n_policy=6, n_frontline=8)
N321 = dict(n_policy=3, n_frontline=21)
N1221 = dict(n_policy=12, n_frontline=21)
N44 = dict(n_policy=4, n_frontline=4)
CROSS8 = dict(design="crossed", n_clusters=8)
CROSS4 = dict(design="crossed", n_clusters=4)
P, F = "policy", "frontline"
