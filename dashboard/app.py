"""The dashboard's frame: menu, look, language. Run by `streamlit run dashboard/app.py`."""

import streamlit as st

from dashboard import access, menu, translation
from dashboard.data import loading
from dashboard.parts import coding, layout
from dashboard.parts.visits import saved_views
from dashboard.translation import say

st.set_page_config(
    page_title="Cospeak", page_icon=layout.ICON, layout="wide", initial_sidebar_state=260
)
translation.begin()
if not access.allowed_here():
    st.stop()
coding.keep_pressed()
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
    ],
    expanded=True,  # a page behind "more" is not found
)
st.set_page_config(
    page_title=f"{page.title} · Cospeak",
    page_icon=layout.ICON,
    layout="wide",
    initial_sidebar_state=260,
)
layout.frame()
try:
    page.run()
    saved_views.section(page.url_path or menu.MENU[0].file)
except loading.StaleTable as error:  # of a table that the page could do without
    layout.not_made(error)
loading.read_ahead()
