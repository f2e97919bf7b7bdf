"""Verbs of acts as people read them: "claim.accept" is an accepted claim.

Outward: ``verb_label`` and ``reason_label``. Verbs are codes: they stay as they are in the audit, in releases and in
the API; only screens say them in words.
"""

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# The audit knows no package: each verb is one that some service records.
VERBS = {
    "act.undo": gettext_lazy("undid an act"),
    "article.add": gettext_lazy("added an article"),
    "article.carry_claims": gettext_lazy("carried claims over to a new version"),
    "article.correct": gettext_lazy("corrected the text"),
    "article.facts": gettext_lazy("corrected date or outlet"),
    "attribute.add": gettext_lazy("added an attribute"),
    "attribute.revise": gettext_lazy("revised an attribute"),
    "audit.erase_detail": gettext_lazy("erased the detail of an act"),
    "claim.accept": gettext_lazy("accepted the claim"),
    "claim.accept_many": gettext_lazy("accepted several claims"),
    "claim.accept_under_policy": gettext_lazy("accepted under a policy"),
    "claim.add": gettext_lazy("added a claim"),
    "claim.anchor": gettext_lazy("anchored the claim anew"),
    "claim.edit": gettext_lazy("edited the claim"),
    "claim.put_back": gettext_lazy("put the claim back as it was"),
    "claim.reject": gettext_lazy("rejected the claim"),
    "claim.reopen": gettext_lazy("opened the suggestion again"),
    "claim.restore": gettext_lazy("restored an earlier version"),
    "claim.route": gettext_lazy("moved claims to an event"),
    "claim.skip": gettext_lazy("skipped the suggestion"),
    "claim.take_back": gettext_lazy("took an act on several claims back"),
    "claim.unskip": gettext_lazy("took a skipping back"),
    "claims.suggest": gettext_lazy("suggested claims"),
    "codebook.adopt": gettext_lazy("adopted a codebook"),
    "codebook.revise_event_definition": gettext_lazy("said anew what one event is"),
    "comment.add": gettext_lazy("commented"),
    "comment.edit": gettext_lazy("edited a comment"),
    "comment.reopen": gettext_lazy("opened a comment again"),
    "comment.resolve": gettext_lazy("resolved a comment"),
    "event.complete": gettext_lazy("completed the event"),
    "event.define_series": gettext_lazy("defined the series"),
    "event.date_by_news": gettext_lazy("dated the event by its news"),
    "event.describe": gettext_lazy("described the event"),
    "event.doubt_date": gettext_lazy("asked whether the date of the event is right"),
    "event.keep_date": gettext_lazy("kept the date of the event"),
    "event.link": gettext_lazy("linked events"),
    "event.merge": gettext_lazy("merged events"),
    "event.open": gettext_lazy("opened an event"),
    "event.refuse_link": gettext_lazy("refused a link between events"),
    "event.split": gettext_lazy("split the event"),
    "event.unmerge": gettext_lazy("took a merge back"),
    "event.unsplit": gettext_lazy("took a split back"),
    "fit.prune": gettext_lazy("pruned old fits"),
    "fit.learn": gettext_lazy("learned a fit"),
    "job.cancel": gettext_lazy("cancelled a job"),
    "job.prune": gettext_lazy("pruned old jobs"),
    "job.retry": gettext_lazy("tried a job again"),
    "link.decide": gettext_lazy("decided a link"),
    "link.doubt": gettext_lazy("doubted a pair"),
    "link.undo": gettext_lazy("took a link back"),
    "link.undo_doubt": gettext_lazy("took a doubt back"),
    "links.accept": gettext_lazy("accepted several links"),
    "links.suggest": gettext_lazy("suggested links"),
    "links.undo": gettext_lazy("took several links back"),
    "notice.record": gettext_lazy("recorded a notice"),
    "notice.withdraw": gettext_lazy("withdrew a notice"),
    "practice.make": gettext_lazy("offered an article for practice"),
    "practice.withdraw": gettext_lazy("offered an article for practice no longer"),
    "register.load": gettext_lazy("loaded a register"),
    "release.approve": gettext_lazy("approved a release"),
    "release.import": gettext_lazy("imported a release"),
    "release.propose": gettext_lazy("proposed a release"),
    "release.publish": gettext_lazy("published a release"),
    "resolution.resolve": gettext_lazy("made a ruling"),
    "resolution.revive": gettext_lazy("a ruling fits the evidence again"),
    "resolution.stale": gettext_lazy("new evidence made a ruling stale"),
    "resolution.withdraw": gettext_lazy("withdrew a ruling"),
    "review.adjudicate": gettext_lazy("adjudicated a difference"),
    "review.blind_decision": gettext_lazy("decided in a blind review"),
    "review.blind_finish": gettext_lazy("finished a blind review"),
    "review.blind_reopen": gettext_lazy("opened a blind review again"),
    "review.end_blind": gettext_lazy("ended a blind review"),
    "review.finish": gettext_lazy("said that the article is done"),
    "review.open_again": gettext_lazy("opened the review again"),
    "review.settle": gettext_lazy("joined two blind reviews"),
    "review.code_unaided": gettext_lazy("coded an article before seeing suggestions"),
    "review.draw_condition": gettext_lazy("drew whether suggestions are hidden"),
    "review.start_blind": gettext_lazy("began a blind review"),
    "task.skip": gettext_lazy("skipped a task"),
}
# What a form of the admin does to a row of any table: "place.change".
ON_ANY_ROW = {
    "add": gettext_lazy("added: %(what)s"),
    "change": gettext_lazy("changed: %(what)s"),
    "delete": gettext_lazy("deleted: %(what)s"),
    "restore": gettext_lazy("restored an earlier version: %(what)s"),
}
# Acts of the machine give a code as their reason.
REASONS = {
    "accept-suggestions": gettext_lazy("policy: suggestions accepted as they are"),
    "suggestion": gettext_lazy("a new suggestion came in"),
    "decision": gettext_lazy("a decision was taken back"),
    "claim": gettext_lazy("a claim was accepted where nothing was said to be claimed"),
    "person": gettext_lazy("somebody opened it again"),
    "notice": gettext_lazy("what it repeats was taken back"),
}
WITH_A_CODE = {"claim.accept_under_policy", "review.open_again"}


def verb_label(verb: str) -> str:
    """In the reader's language; what is no verb of ours, as it is."""
    known = VERBS.get(verb)
    if known is not None:
        return str(known)
    name, _dot, what = verb.partition(".")
    if what in ON_ANY_ROW:
        return str(ON_ANY_ROW[what]) % {"what": _kind(name)}
    part = _kind(what)
    return _("changed: %(what)s") % {"what": part} if what and part != what else verb


def reason_label(verb: str, reason: str) -> str:
    """A person's reason as it was said; a code in words."""
    return str(REASONS.get(reason, reason)) if verb in WITH_A_CODE else reason


def _kind(name: str) -> str:
    """ "place" -> what people call it; a name that no table has, as it is."""
    found = [model for model in apps.get_models() if model._meta.model_name == name]
    return str(found[0]._meta.verbose_name) if found else name
