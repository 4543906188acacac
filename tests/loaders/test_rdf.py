"""Facts as quads: whole graphs of small extracts, and a clear word where facts do not fit together."""

from hashlib import sha256
from typing import Any

import pyoxigraph as ox

from loaders import iris
from loaders.facts import (
    Contribution,
    Delegation,
    DocumentFacts,
    Event,
    Evidence,
    Extract,
    Organisation,
    Pairing,
    Participation,
    Person,
    Place,
    Post,
    Programme,
    Statement,
    Stop,
    Unread,
    YearInference,
)
from loaders.rdf import quads

PREFIXES = """
@prefix dk: <https://w3id.org/duikou/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix schema: <https://schema.org/> . @prefix c: <https://w3id.org/duikou/id/> .
"""
JIANGHAI = Place("江海省", "990000")
YUNLING = Place("云岭州")
COMMITTEE = Organisation("中共江海省委员会", "party-committee", JIANGHAI)
BARE: dict[str, Any] = {"evidence": (), "rule": "itinerary", "confidence": 0.9}


def document(**fields: Any) -> DocumentFacts:
    return DocumentFacts(**{"source": "a.txt", "digest": sha256(b"").hexdigest(), "length": 0, **fields})


DOCUMENT = iris.document("a.txt", sha256(b"").hexdigest())
LU = iris.person("陆清源", "江海省")
EVENT = iris.event(DOCUMENT, "event-1")
DIVISION = iris.division("云岭州", None)
COMMITTEE_IRI = iris.organisation("中共江海省委员会")
SECRETARY = iris.post(COMMITTEE_IRI, "书记")
TENURE = iris.tenure(LU, SECRETARY)


def facts(**fields: Any) -> set[str]:
    """The triples of an extract beyond those of its document."""
    whole = quads(Extract(document=document(), **fields))
    return {str(q.triple) for q in whole} - {str(q.triple) for q in quads(Extract(document=document()))}


def turtle(text: str) -> set[str]:
    return {str(q.triple) for q in ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE)}


LU_PERSON = Person(
    **BARE,
    id="person-1",
    name="陆清源",
    printed="陆清源",
    posts=(Post(**BARE, organisation=COMMITTEE, title="书记"),),
)
VISIT = Event(**BARE, id="event-1", type="visit", start="2021-06-03", place=YUNLING)
PLACE = f'<{DIVISION}> a dk:Division ; rdfs:label "云岭州"@zh-Hans .'
PROVINCE = 'c:place\\/990000 a dk:Division ; rdfs:label "江海省"@zh-Hans .'
BODY = f"""{PROVINCE} <{COMMITTEE_IRI}> a dk:Organisation ; rdfs:label "中共江海省委员会"@zh-Hans ;
    dk:organisationKind c:organisation-kinds\\/party-committee ; dk:territory c:place\\/990000 ."""


def test_a_document_says_what_its_page_says() -> None:
    said = document(
        title="江海省代表团到云岭州",
        published="2021-06",
        publisher="江海日报",
        url="https://example.org/a",
        reporters=("甲",),
        editors=("乙",),
        damage=0.5,
        remarks=("too-short",),
    )
    expected = turtle(f"""<{DOCUMENT}> a dk:Document ; dcterms:identifier "a.txt" ;
        dcterms:language "zh-Hans" ;
        dk:digest "{sha256(b"").hexdigest()}" ; dk:length 0 ; dk:damage 0.5 ; dk:genre c:genres\\/report ;
        dcterms:title "江海省代表团到云岭州"@zh-Hans ; dcterms:issued "2021-06"^^xsd:gYearMonth ;
        dk:publisherName "江海日报" ; schema:url "https://example.org/a"^^xsd:anyURI ;
        dk:reporterName "甲" ; dk:editorName "乙" ; dk:remark "too-short" .""")
    assert {str(q.triple) for q in quads(Extract(document=said))} == expected


def test_all_of_a_document_stands_in_the_graph_that_bears_its_name() -> None:
    graph = quads(Extract(document=document(), people=(LU_PERSON,), events=(VISIT,)))
    assert {q.graph_name for q in graph} == {ox.NamedNode(DOCUMENT)}


def test_the_same_facts_give_the_same_quads_in_one_order_and_no_blank_node() -> None:
    one = quads(Extract(document=document(), people=(LU_PERSON,), events=(VISIT,)))
    other = quads(Extract(document=document(), people=(LU_PERSON,), events=(VISIT,)))
    assert one == other
    assert [str(q) for q in one] == sorted(str(q) for q in one)
    assert not any(isinstance(term, ox.BlankNode) for q in one for term in (q.subject, q.object))


def test_a_person_is_seen_in_a_post_on_the_day_of_the_event_they_take_part_in() -> None:
    part = Participation(**BARE, event="event-1", person="person-1", role="leader", order=1, open=True)
    sighting = iris.sighting(DOCUMENT, TENURE, "current")
    participation = iris.participation(EVENT, LU, "leader")
    expected = turtle(f"""{PLACE} {BODY}
        <{LU}> a dk:Person ; rdfs:label "陆清源"@zh-Hans ; dk:printedName "陆清源" .
        <{SECRETARY}> a dk:Post ; rdfs:label "中共江海省委员会书记"@zh-Hans ; dk:postIn <{COMMITTEE_IRI}> ;
            dk:postTitle "书记" ; dk:titleConcept c:titles\\/secretary .
        <{TENURE}> a dk:Tenure ; dk:holder <{LU}> ; dk:post <{SECRETARY}> .
        <{sighting}> a dk:Sighting ; dk:sightingOf <{TENURE}> ; dk:inDocument <{DOCUMENT}> ;
            dk:postStatus c:post-statuses\\/current ; dk:seenOn "2021-06-03"^^xsd:date .
        <{EVENT}> a dk:Event , dk:Visit ; dk:eventType c:event-types\\/visit ; dk:reportedIn <{DOCUMENT}> ;
            dk:startDate "2021-06-03"^^xsd:date ; dk:place <{DIVISION}> .
        <{participation}> a dk:Participation ; dk:participationIn <{EVENT}> ; dk:participant <{LU}> ;
            dk:role c:roles\\/leader ; dk:listOrder 1 ; dk:openList true ; dk:inPost <{SECRETARY}> .""")
    assert facts(people=(LU_PERSON,), events=(VISIT,), participations=(part,)) == expected


def seen_on(published: str | None, **fields: Any) -> set[str]:
    graph = quads(Extract(document=document(published=published), people=(LU_PERSON,), **fields))
    return {str(q.object) for q in graph if q.predicate.value.endswith("#seenOn")}


def test_who_takes_part_in_nothing_is_seen_on_the_day_of_the_document_or_on_none() -> None:
    assert seen_on("2021-06-05") == {'"2021-06-05"^^<http://www.w3.org/2001/XMLSchema#date>'}
    assert seen_on(None) == set()


def test_a_part_without_a_day_has_the_day_of_its_whole_and_the_earliest_counts() -> None:
    meeting = Event(**BARE, id="event-2", type="talks", within="event-1")
    later = Event(**BARE, id="event-3", type="talks", start="2021-06-09")
    parts = tuple(
        Participation(**BARE, event=e, person="person-1", role="speaker") for e in ("event-3", "event-2")
    )
    days = seen_on("2021-07-01", events=(VISIT, meeting, later), participations=parts)
    assert days == {'"2021-06-03"^^<http://www.w3.org/2001/XMLSchema#date>'}


def test_evidence_hangs_on_the_fact_with_rule_and_trust() -> None:
    said = {**BARE, "evidence": (Evidence(3, 9, "00aa"),)}
    proof = iris.evidence(EVENT, DOCUMENT, 3, 9, "itinerary")
    plain = facts(events=(Event(**BARE, id="event-1", type="talks"),))
    assert facts(events=(Event(**said, id="event-1", type="talks"),)) - plain == turtle(f"""
        <{EVENT}> dk:evidencedBy <{proof}> .
        <{proof}> a dk:Evidence ; dk:inDocument <{DOCUMENT}> ; dk:start 3 ; dk:end 9 ; dk:digest "00aa" ;
            dk:rule c:rules\\/itinerary ; dk:confidence 0.9 .""")


def test_a_delegation_a_stop_and_a_reckoned_year_hang_on_their_event() -> None:
    delegation = iris.delegation(DOCUMENT, "江海省代表团", "d")
    site = iris.site("云岭州", "第一中学")
    stop, why = iris.stop(EVENT, site), iris.date_inference(EVENT, "games")
    with_them = facts(
        events=(VISIT,),
        years=(YearInference(**BARE, event="event-1", landmark="games", year=2021),),
        delegations=(Delegation(**BARE, id="d", name="江海省代表团", origin=JIANGHAI, visit="event-1"),),
        stops=(Stop(**BARE, event="event-1", site="第一中学", place=YUNLING, order=2),),
    )
    assert with_them - facts(events=(VISIT,)) == turtle(f"""{PROVINCE}
        <{delegation}> a dk:Delegation ; rdfs:label "江海省代表团"@zh-Hans ; dk:origin c:place\\/990000 ;
            dk:visit <{EVENT}> .
        <{site}> a dk:Site ; rdfs:label "第一中学"@zh-Hans ; dk:place <{DIVISION}> .
        <{stop}> a dk:Event , dk:Stop ; dk:eventType c:event-types\\/site-visit ; dk:partOf <{EVENT}> ;
            dk:site <{site}> ; dk:listOrder 2 ; dk:reportedIn <{DOCUMENT}> .
        <{why}> a dk:DateInference ; dk:ofEvent <{EVENT}> ; dk:landmark c:landmarks\\/games ;
            dk:year "2021"^^xsd:gYear .""")


def test_who_helps_whom_under_what_and_with_how_much() -> None:
    help_ = facts(
        pairings=(Pairing(**BARE, sponsor=JIANGHAI, recipient=YUNLING, since="1997", round="第一批"),),
        programmes=(Programme(**BARE, name="青苗计划", recipient=YUNLING),),
        contributions=(
            Contribution(
                **BARE,
                measure="money",
                amount="3.50",
                unit="CNY",
                printed="三元五角",
                sponsor=COMMITTEE,
                cumulative=False,
            ),
        ),
    )
    pairing = iris.pairing(iris.division("江海省", "990000"), DIVISION)
    programme = iris.programme("青苗计划", "")
    money = iris.contribution(DOCUMENT, 0, "money", "3.50")
    assert help_ == turtle(f"""{PLACE} {BODY}
        <{pairing}> a dk:AssistancePairing ; rdfs:label "江海省 → 云岭州"@zh-Hans ;
            dk:sponsor c:place\\/990000 ; dk:recipient <{DIVISION}> ;
            dk:since "1997"^^xsd:gYear ; dk:round "第一批" .
        <{programme}> a dk:Programme ; rdfs:label "青苗计划"@zh-Hans ; dk:recipient <{DIVISION}> .
        <{money}> a dk:Contribution ; dk:inDocument <{DOCUMENT}> ; dk:measure c:measures\\/money ;
            dk:amount 3.5 ; dk:unit "CNY" ; dk:printed "三元五角" ; dk:bound c:bounds\\/exact ;
            dk:status c:modalities\\/done ; dk:cumulative false ; dk:sponsor <{COMMITTEE_IRI}> .""")


def test_a_statement_is_its_speakers_own_and_what_was_not_read_is_kept() -> None:
    said = Statement(
        evidence=(Evidence(5, 9, "00aa"),),
        rule="speech",
        confidence=1.0,
        event=None,
        act="thanks",
        collective="受援方",
        addressee="江海省",
        themes=("education", "health"),
    )
    statement = iris.statement(DOCUMENT, 5, "thanks")
    proof, gap = iris.evidence(statement, DOCUMENT, 5, 9, "speech"), iris.unread(DOCUMENT, 1, 3, "date")
    assert facts(statements=(said,), unread=(Unread("date", 1, 3),)) == turtle(f"""
        <{statement}> a dk:Statement ; dk:inDocument <{DOCUMENT}> ; dk:speechAct c:speech-acts\\/thanks ;
            dk:modality c:modalities\\/done ; dk:collectiveSpeaker "受援方" ; dk:addressee "江海省" ;
            dk:theme c:themes\\/education , c:themes\\/health ; dk:evidencedBy <{proof}> .
        <{proof}> a dk:Evidence ; dk:inDocument <{DOCUMENT}> ; dk:start 5 ; dk:end 9 ; dk:digest "00aa" ;
            dk:rule c:rules\\/speech ; dk:confidence "1"^^xsd:decimal .
        <{gap}> a dk:Unread ; dk:inDocument <{DOCUMENT}> ; dk:start 1 ; dk:end 3 ;
            dk:unreadKind c:unread-kinds\\/date .""")


def test_a_leading_group_is_one_in_class_too() -> None:
    group = Organisation("江海省对口工作领导小组", "leading-group")
    kinds = facts(participations=(), pairings=(Pairing(**BARE, sponsor=group, recipient=YUNLING),))
    assert turtle(f"<{iris.organisation(group.name)}> a dk:Organisation , dk:LeadingGroup .") <= kinds


def test_what_is_written_is_what_a_store_gives_back() -> None:
    graph = quads(Extract(document=document(damage=0.10), people=(LU_PERSON,), events=(VISIT,)))
    store = ox.Store()
    store.extend(graph)
    assert set(store) == set(graph)
