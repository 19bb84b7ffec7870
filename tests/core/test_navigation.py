from core.navigation import Link, section_links


def test_the_links_of_a_section_mark_the_page_that_is_open():
    pages = (("preparation", "People"), ("preparation_sessions", "Sessions"))

    links = section_links(pages, "preparation_sessions", "bagnolet-2019")

    assert links == [
        Link("/pilotage/bagnolet-2019/preparation/", "People"),
        Link("/pilotage/bagnolet-2019/preparation/seances/", "Sessions", current=True),
    ]
