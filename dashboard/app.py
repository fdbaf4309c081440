"""The dashboard's frame: menu, look, language. Run by `streamlit run dashboard/app.py`."""

import streamlit as st

from dashboard import access, data, menu, parts, translation
from dashboard.translation import say

st.set_page_config(
    page_title="Cospeak", page_icon=parts.ICON, layout="wide", initial_sidebar_state=230
)
translation.begin()
if not access.allowed_here():
    st.stop()
page = st.navigation(
    [
        st.Page(
            menu.path(item.file),
            title=say(item.title),
            icon=f":material/{item.icon}:",
            default=item.file == "overview",
            help=say(item.question),
        )
        for item in menu.MENU
    ]
)
st.set_page_config(
    page_title=f"{page.title} · Cospeak",
    page_icon=parts.ICON,
    layout="wide",
    initial_sidebar_state=230,
)
parts.frame()
page.run()
data.read_ahead()
