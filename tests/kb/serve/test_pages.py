"""The pages: whole without scripts, with links, proof and names in both languages."""

import re
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

import queries

NODES = [
    "person/lu",
    "person/bai-b",
    "event/visit",
    "event/audience",
    "organisation/party",
    "place/980000",
    "pairing/jianghai-yunling",
    "document/a",
    "delegation/jianghai",
    "contribution/money",
    "statement/thanks",
    "inference/met",
    "judgement/bai",
    "event-types/visit",
    "rules/itinerary",
]
PATHS = ["/", "/sparql?format=html", "/search?q=云岭", "/query/happenings", "/query/events?format=html"]
UNDEFINED = re.compile("/id/(rules|date-bases)/")  # codes that only the small knowledge base has
EMPTY = {"meta", "link", "input", "br"}


class Page(HTMLParser):
    """The tags, links and text of a page; a tag that is closed wrongly is noted."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, tag: str, attribute: str) -> list[str]:
        return [attributes.get(attribute) or "" for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def page(client: TestClient, path: str) -> Page:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    return Page(answer.text)


@pytest.mark.parametrize("path", [*PATHS, *(f"/id/{node}" for node in NODES)])
def test_a_page_is_well_formed_accessible_and_loads_nothing_from_elsewhere(
    client: TestClient, path: str
) -> None:
    found = page(client, path)
    identifiers = [value for _, each in found.tags if (value := each.get("id"))]
    labelled = set(found.values("label", "for"))
    fields = {each.get("id") for tag, each in found.tags if tag in ("input", "textarea", "select")}
    assert (found.open, found.wrong) == ([], [])
    assert len(identifiers) == len(set(identifiers))
    assert fields == labelled
    assert [tag for tag, _ in found.tags].count("h1") == 1
    assert not {tag for tag, _ in found.tags} & {"script", "style", "img", "iframe"}
    assert not [each for _, each in found.tags if {"style", "onclick"} & each.keys()]
    assert found.values("html", "lang") == ["zh-Hans"]


@pytest.mark.parametrize(
    "path", ["/", "/id/person/lu", "/id/event/visit", "/id/document/a", "/search?q=云岭"]
)
def test_every_link_leads_somewhere(client: TestClient, path: str) -> None:
    links = {
        link
        for link in page(client, path).values("a", "href")
        if link.startswith("/") and not UNDEFINED.match(link)
    }
    broken = {link: client.get(link).status_code for link in sorted(links)}
    assert {link: status for link, status in broken.items() if status != 200} == {}


def test_a_policy_forbids_scripts_and_everything_from_elsewhere(client: TestClient) -> None:
    headers = [client.get(path).headers for path in ("/", "/sparql", "/static/duikou.css", "/nothing")]
    assert {each["Content-Security-Policy"] for each in headers} == {
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    }
    assert {each["X-Content-Type-Options"] for each in headers} == {"nosniff"}


def test_the_start_page_counts_and_has_a_form_for_every_named_query(client: TestClient) -> None:
    found = page(client, "/")
    assert {f"/query/{name}" for name in queries.names()} <= set(found.values("form", "action"))
    assert "documents copies" in found.text
    assert "Person 4 4" in found.text
    assert "云岭州" in found.values("input", "placeholder")


def test_a_named_query_is_asked_by_its_form(client: TestClient) -> None:
    found = page(client, "/query/chaired?name=白松&format=html")
    assert found.values("input", "value")[1:] == ["白松"]
    assert "/id/event/symposium" in found.values("a", "href")
    assert "/query/chaired?format=csv&name=%E7%99%BD%E6%9D%BE" in found.values("a", "href")
    assert client.get("/query/chaired?name=白松&format=csv").text == (
        "name,event,type,label,start,place,source\r\n"
        "白松,https://w3id.org/duikou/id/event/symposium,symposium,,,,a.txt\r\n"
    )


def test_a_query_without_rows_says_so_and_one_with_too_many_too(client: TestClient) -> None:
    many = page(client, "/sparql?query=SELECT * { ?s ?p ?o }&format=html")
    assert "No rows." in page(client, "/query/chaired?name=无名&format=html").text
    assert "Only the first 20 rows are shown; there are more." in many.text
    assert [tag for tag, _ in many.tags].count("tr") == 21


def test_a_value_that_is_none_is_told_as_a_page_to_who_reads_pages(client: TestClient) -> None:
    answer = client.get("/query/happenings?from=soon", headers={"Accept": "text/html"})
    assert answer.status_code == 400
    assert "--set from=soon: not a date; write 2024, 2024-09 or 2024-09-13" in Page(answer.text).text


def test_a_fact_is_shown_with_the_characters_that_prove_it(client: TestClient) -> None:
    found = page(client, "/id/event/visit")
    assert "陆清源率江海省党政代表团看了云岭第一中学" in "".join(found.words)
    assert "a.txt , 字符 characters 15 – 39" in found.text.replace("15–39", "15 – 39")
    assert "行程句 itinerary sentence" in found.text
    assert "/id/place/980000" in found.values("a", "href")


def test_a_person_is_shown_with_what_is_known_of_all_who_are_held_to_be_the_same(client: TestClient) -> None:
    found = page(client, "/id/person/bai")
    assert "/id/person/bai-b" in found.values("a", "href")
    assert "/id/participation/bai-chair" in found.values("a", "href")
    assert "/id/participation/bai-b" in found.values("a", "href")


def test_what_was_inferred_is_shown_with_its_rule_and_premises(client: TestClient) -> None:
    found = page(client, "/id/person/lu")
    shown = {"inference-rules/met-with", "participation/bai-chair", "participation/lu-leader"}
    assert {f"/id/{each}" for each in shown} <= set(found.values("a", "href"))


def test_a_node_is_had_as_a_page_as_turtle_or_as_json_ld(client: TestClient) -> None:
    accepts = ["", "text/turtle", "application/ld+json", "text/html,*/*;q=0.8", "text/csv"]
    answers = [client.get("/id/person/lu", headers={"Accept": accept}) for accept in accepts]
    kinds = [each.headers["Content-Type"] for each in answers]
    assert kinds == [
        "text/html; charset=utf-8",
        "text/turtle; charset=utf-8",
        "application/ld+json",
        "text/html; charset=utf-8",
        "text/plain; charset=utf-8",
    ]
    assert [each.status_code for each in answers] == [200, 200, 200, 200, 406]
    graphs = [
        {(q.subject, q.predicate, q.object) for q in ox.parse(each.content, format=form)}
        for each, form in zip(answers[1:3], (ox.RdfFormat.TURTLE, ox.RdfFormat.JSON_LD), strict=True)
    ]
    assert graphs[0] == graphs[1]
    assert {getattr(subject, "value", "").rpartition("/id/")[2] for subject, _, _ in graphs[0]} == {
        "person/lu",
        "evidence/a01",
        "evidence/b01",
    }


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    paths = ["/id/person/nobody", "/id/person/nobody?format=turtle", "/id/a b", "/query/nothing", "/nothing"]
    assert [client.get(path).status_code for path in paths] == [404] * 5
    assert client.get("/query/nothing").text == "there is no query named nothing; the start page lists them\n"


def test_a_search_finds_people_once_and_documents_by_their_source(client: TestClient) -> None:
    people = page(client, "/search?q=白松").values("a", "href")
    assert [link for link in people if link.startswith("/id/")] == ["/id/person/bai"]
    assert "/id/document/b" in page(client, "/search?q=b.txt").values("a", "href")


def test_what_is_searched_for_is_text_and_never_markup_or_query(client: TestClient) -> None:
    hostile = "<b>\"' } SERVICE <http://a/> {\\"
    answer = client.get("/search", params={"q": hostile})
    assert answer.status_code == 200
    assert "<b>" not in answer.text
    assert "No rows." in Page(answer.text).text
    assert not re.search(r"<input[^>]*<b>", answer.text)
