"""Background work as people read it. Outward: ``job_label``. A handler that nobody labelled is read by its name."""

from django.utils.translation import gettext_lazy as _

from claims.services.asking import ASK_MODEL
from claims.services.deriving import DERIVE_ALL, DERIVE_EVENT
from claims.services.fitting import LEARN_FIT
from claims.services.stress import STRESS_TEST
from claims.services.trial import TRY_CODEBOOK

JOB_LABELS = {
    ASK_MODEL: _("asking the language model"),
    DERIVE_ALL: _("deriving all events anew"),
    DERIVE_EVENT: _("deriving an event anew"),
    LEARN_FIT: _("learning a fit"),
    STRESS_TEST: _("stress test of all events"),
    TRY_CODEBOOK: _("trial of another codebook"),
}


def job_label(name: str) -> str:
    """name: of the handler, as "claims.derive_event"."""
    return str(JOB_LABELS.get(name, name))
