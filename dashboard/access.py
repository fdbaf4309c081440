"""Who may see the dashboard: everybody on this machine, or those on the list who sign in.

Sign-in is Streamlit's own OpenID Connect, set up in `.streamlit/secrets.toml`. Without that file
there is none; with one that names a provider and no list, nobody is let in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from dashboard.translation import say


def is_admitted(claims: Mapping[str, Any], allowed: Iterable[str]) -> bool:
    """The provider vouches for the address and the list holds it; case does not matter."""
    email = str(claims.get("email") or "").strip().casefold()
    vouched = claims.get("email_verified", False) is True
    return bool(email) and vouched and email in {one.strip().casefold() for one in allowed}


def allowed_here() -> bool:
    """Whether the pages may be shown; else says why not and how to get in."""
    if not st.secrets.load_if_toml_exists() or "auth" not in st.secrets:
        return True
    if not st.user.is_logged_in:
        st.title("Cospeak", anchor=False)
        st.write(say("These pages show what people said in confidence. Please sign in."))
        st.button(say("Sign in"), on_click=st.login, type="primary")
        return False
    allowed = st.secrets.get("cospeak", {}).get("allow", [])
    if is_admitted(st.user.to_dict(), allowed):
        st.sidebar.button(say("Sign out"), on_click=st.logout)
        return True
    st.title("Cospeak", anchor=False)
    st.write(say("You are signed in, and not on the list of those who may see these pages."))
    st.button(say("Sign out"), on_click=st.logout)
    return False
