"""E-mail addresses, web addresses and telephone numbers, by their form."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from pipeline.privacy.recognisers.spans import pattern_recogniser

_EMAIL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_WEB = (
    r"(?:https?://|www\.)[^\s<>\"'»”]*[^\s<>\"'»”.,;:!?)]"
    r"|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.(?:(?:co|org|ac|nhs|gov)\.uk|com|org|net|info|no|se|dk|example)"
    r"\b(?:/[^\s<>\"'»”]*[^\s<>\"'»”.,;:!?)])?"
    r"|(?<![\w@./-])[a-z\d][\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/[^\s<>\"'»”]*[^\s<>\"'»”.,;:!?)]"
)
_PHONE = (
    r"(?<![\w+])\(?(?:\+|00)\d{1,3}\)?(?:[ .-]?\(?\d{1,5}\)?){2,5}(?![\w-])"  # +47 957 12 888
    r"|(?<![\w.,/-])\(?0\d{2,5}\)?[ -]?\d{3,4}(?:[ -]?\d{2,4}){1,2}(?![\w-]|[.,]\d)"
    r"|(?<![\w.,/-])[2-9]\d{2} \d{2} \d{3}(?![\w-]|[.,]\d)"  # 412 34 567
    r"|(?<![\w.,/-])[2-9]\d(?: \d\d){3}(?![\w-]|[.,]\d)"  # 22 85 50 50
    r"|(?<![\w.,/-])[2-9]\d{7}(?![\w-]|[.,]\d)"  # 41234567
    r"|(?<![\w.,/-])07\d(?:[ -]?\d){7,8}(?![\w-]|[.,]\d)"  # 070-123 45 67
)


_HANDLE = (
    r"(?<![\w@.])@[\w.]*\w(?:@[\w-]+(?:\.[\w-]+)+)?"
    r"|(?<![\w@./:])(?=[a-zæøåA-Z])(?=\w{0,40}?[a-zæøå]\w{0,40}?_)\w{2,60}(?<!_)(?![\w@.]\w|\w|@)"
    r"|(?<![\w@./:#-])[A-Za-zæøå]{3,}\d{2,4}[A-Za-zæøå]*(?![\w@/-]|\.\w)"
    r"|(?<![\w@./:#-])[a-zæøå]{3,}\d[a-zæøå]{3,}(?![\w@/-]|\.\w)"
    r"|(?<![\w@./:#-])[a-zæøå]{5,30}\.[a-zæøå]{4,30}(?![\w@/-]|\.\w)"
    r"|(?<![\w@./:#-])[a-zæøå]{2,30}(?:\.[a-zæøå]{2,30}){2,4}(?![\w@/-]|\.\w)"
)


def contact_recognisers(language: str) -> list[EntityRecognizer]:
    """Recognisers of e-mail and web addresses and of telephone numbers."""
    return [
        pattern_recogniser("EMAIL_ADDRESS", _EMAIL, language),
        pattern_recogniser("URL", _WEB, language),
        pattern_recogniser("HANDLE", _HANDLE, language),
        pattern_recogniser("PHONE_NUMBER", _PHONE, language),
    ]
