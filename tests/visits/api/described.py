"""The published description, and whether an answer is as it says."""

import json
from functools import cache

from django.test import Client
from django.urls import reverse
from jsonschema import Draft202012Validator, FormatChecker

BASE = "/accueil/api"


@cache
def description():
    return json.loads(Client().get(reverse("reception_openapi")).content)


def resolved(node):
    """Whatever `$ref` names, else the node itself."""
    while "$ref" in node:
        names = node["$ref"].removeprefix("#/").split("/")
        node = description()
        for name in names:
            node = node[name]
    return node


def problems(schema, content):
    """What the schema says against the content; its references are to the description."""
    whole = {**schema, "components": description()["components"]}
    found = Draft202012Validator(whole, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in found.iter_errors(content)]


def assert_described(page, response):
    """Status, headers and body of the answer to a request to this page."""
    path = reverse(page).removeprefix(BASE)
    method = response.request["REQUEST_METHOD"].lower()
    operations = description()["paths"][path]
    operation = operations.get(method) or next(iter(operations.values()))
    described = resolved(operation["responses"][str(response.status_code)])
    required = {
        name for name, header in described.get("headers", {}).items() if header.get("required")
    }
    assert required <= set(response.headers)
    assert response["Content-Type"] == "application/json"
    schema = described["content"]["application/json"]["schema"]
    assert problems(schema, response.json()) == []
