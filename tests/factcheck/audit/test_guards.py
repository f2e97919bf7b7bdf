"""The database itself refuses changes to the audit, whoever asks. Run on SQLite and on PostgreSQL."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from factcheck.audit.checks import check_guards
from factcheck.audit.guards import guard_statements, missing_guards, put_up, take_down
from factcheck.audit.models import Act, ActDetail, Seal, SealedAct
from factcheck.audit.sealing import seal_acts

pytestmark = pytest.mark.django_db

FORBIDDEN: list[tuple[str, Callable[[Act], object]]] = [
    ("audit_act", lambda act: Act.objects.filter(pk=act.pk).update(verb="claim.reject")),
    ("audit_act", lambda act: Act.objects.filter(pk=act.pk)._raw_delete("default")),
    ("audit_seal", lambda act: Seal.objects.update(acts=2)),
    ("audit_seal", lambda act: Seal.objects.all()._raw_delete("default")),
    ("audit_sealedact", lambda act: SealedAct.objects.update(act=act)),
    ("audit_sealedact", lambda act: SealedAct.objects.all().delete()),
    ("audit_actdetail", lambda act: ActDetail.objects.filter(act=act).update(reason="Another reason.")),
    ("audit_actdetail", lambda act: ActDetail.objects.filter(act=act).delete()),
]


@pytest.mark.parametrize(("table", "change"), FORBIDDEN)
def test_the_database_refuses_the_change(table: str, change: Callable[[Act], object], act: Act) -> None:
    seal_acts()
    with (
        pytest.raises(IntegrityError, match=f"{table} is append-only: (UPDATE|DELETE) refused"),
        transaction.atomic(),
    ):
        change(act)
    assert Act.objects.get().verb == "claim.accept"
    assert Act.objects.get().reason == "The words say it."


def test_an_erased_detail_stays_erased(act: Act) -> None:
    blank = {"actor_label": "", "target_label": "", "reason": "", "old": None, "new": None, "salt": ""}
    ActDetail.objects.filter(act=act).update(erased_at=timezone.now(), erased_by=act, **blank)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        ActDetail.objects.filter(act=act).update(erased_at=None, erased_by=None, reason="Back again.")


@pytest.mark.postgres
def test_postgresql_refuses_to_truncate(act: Act) -> None:
    connection.check_constraints()
    refused = pytest.raises(IntegrityError, match="append-only: TRUNCATE refused")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE audit_act CASCADE")


def test_the_guards_stand_after_migrating() -> None:
    assert missing_guards(connection) == []
    assert check_guards(databases=["default"]) == []


def test_lost_guards_are_reported_and_can_be_put_up_again() -> None:
    connection.check_constraints()
    take_down(connection)
    [message] = check_guards(databases=["default"])
    assert message.id == "audit.W001"
    assert message.msg.startswith("The audit on database 'default' is not append-only: audit_act_no_delete, ")
    assert message.hint is not None
    put_up(connection)
    assert check_guards(databases=["default"]) == []


def test_another_database_vendor_is_refused_in_words() -> None:
    with pytest.raises(
        ValueError, match=r"^The audit has no guards for 'oracle'; accepted: sqlite, postgresql\.$"
    ):
        guard_statements("oracle")


@pytest.mark.django_db(transaction=True)
def test_flush_empties_the_audit_and_puts_the_guards_back(act: Act) -> None:
    call_command("flush", interactive=False, verbosity=0)
    assert not Act.objects.exists()
    assert missing_guards(connection) == []
