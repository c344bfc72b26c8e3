"""A delivery has its day and its proof; who signed decides whether it served."""

from dataclasses import replace

import pytest

from hrcase.domain.papers import Receipt, Service
from hrcase.domain.serving import check_service
from hrcase.errors import RuleBroken
from tests.builders import day
from tests.paper_cases import by_hand, by_mail

DATED, TODAY = day("2026-05-18"), day("2026-05-22")


@pytest.mark.parametrize(
    "service",
    [
        by_hand(),
        by_hand("2026-05-22"),
        by_hand(receipt=Receipt.REFUSED, witness="Tamsin Roe"),
        by_mail(),
        *(by_mail("2026-05-20", receipt=receipt) for receipt in Receipt),
        by_mail("2026-05-20", postmarked_on=day("2026-05-18")),
    ],
)
def test_a_delivery_with_its_proof_passes(service: Service) -> None:
    check_service(service, DATED, TODAY)


@pytest.mark.parametrize(
    ("service", "words"),
    [
        (by_hand(served_by=" "), "Say who"),
        (by_hand("2026-05-17"), "dated 18 May 2026; it cannot have been delivered on 17 May 2026"),
        (by_hand("2026-05-23"), "in the future"),
        (by_hand(receipt=Receipt.UNCLAIMED), "nothing was delivered"),
        (by_hand(receipt=Receipt.SIGNED_BY_ANOTHER), "nothing was delivered"),
        (by_hand(receipt=Receipt.REFUSED), "needs a witness"),
        (by_hand(receipt=Receipt.REFUSED, witness="wynn castor "), "needs a witness"),
        (by_mail(certified_number=""), "number of the certified mail"),
        (by_mail(postmarked_on=None), "day of the postmark"),
        (by_mail(postmarked_on=day("2026-05-17")), "postmark lies between"),
        (by_mail("2026-05-20", postmarked_on=day("2026-05-21")), "postmark lies between"),
    ],
)
def test_a_delivery_that_cannot_have_been_is_refused(service: Service, words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        check_service(service, DATED, TODAY)


@pytest.mark.parametrize("receipt", Receipt)
def test_only_a_signature_or_a_refusal_serves(receipt: Receipt) -> None:
    served = replace(by_mail(), receipt=receipt).receipt.serves

    assert served is (receipt in {Receipt.SIGNED, Receipt.REFUSED})
