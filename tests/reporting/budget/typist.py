"""The budget's page as a coordinator's browser sends it."""

from html.parser import HTMLParser

from django.urls import reverse


class Fields(HTMLParser):
    """Name and value of each control of a page, buttons aside."""

    def __init__(self, text):
        super().__init__()
        self.values, self.area, self.select = {}, None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "input" and "name" in found:
            self.values[found["name"]] = found.get("value", "")
        elif tag == "textarea":
            self.area = found["name"]
            self.values[self.area] = ""
        elif tag == "select":
            self.select = found["name"]
        elif tag == "option" and self.select and "selected" in found:
            self.values[self.select] = found["value"]

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None

    def handle_data(self, text):
        if self.area:
            self.values[self.area] += text.removeprefix("\n")


class Typist:
    """Reads the page, types, sends: the page read stays the same until it is read again."""

    def __init__(self, client, event):
        self.client, self.url = client, reverse("budget_entry", args=[event.slug])
        self.event = event
        self.read()

    def read(self):
        self.page = self.client.get(self.url)
        self.values = Fields(self.page.content.decode()).values
        return self

    def type(self, line, **values):
        for name, value in values.items():
            self.values[f"line-{line.pk}-{name}"] = value
        return self

    def add(self, side, **values):
        for name, value in values.items():
            self.values[f"new-{side}-{name}"] = value
        return self

    def send(self, action="save"):
        """The page that answers, after the redirection of a success."""
        self.page = self.client.post(self.url, {**self.values, "action": action}, follow=True)
        return self.page

    def send_line(self, line):
        prefix = f"line-{line.pk}-"
        sent = {name: value for name, value in self.values.items() if name.startswith(prefix)}
        url = reverse("budget_line_save", args=[self.event.slug, line.pk])
        return self.client.post(url, sent).json()
