"""From any form of a body's name to the body."""

import pytest

from mou_tui.organizations import aliases, candidates, resolve, short_name


@pytest.mark.parametrize(
    "form",
    [
        "มหาวิทยาลัยเชียงใหม่",
        "มหาวิทยาลัย เชียงใหม่",
        "ม.เชียงใหม่",
        "มช.",
        "มช",
        "CMU",
        "Chiang Mai University",
        "chiang mai  university",
    ],
)
def test_every_form_of_a_name_is_one_body(form: str) -> None:
    body = resolve(form)
    assert body is not None
    assert (body.name_th, body.name_en) == ("มหาวิทยาลัยเชียงใหม่", "Chiang Mai University")
    assert body.ror == "https://ror.org/05m2fqn25"


@pytest.mark.parametrize(
    ("form", "name_th"),
    [
        ("กระทรวงการพัฒนาสังคม และความมั่นคงของมนุษย์", "กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์"),
        ("สวทช", "สำนักงานพัฒนาวิทยาศาสตร์และเทคโนโลยีแห่งชาติ"),
        ("ปปง", "สำนักงานป้องกันและปราบปรามการฟอกเงิน"),
        ("สํานักงบประมาณ", "สำนักงบประมาณ"),  # nikhahit and sara aa for sara am
        ("มหาวิทยาลัยราชภัฎสวนดุสิต", "มหาวิทยาลัยสวนดุสิต"),  # misspelt, and its name until 2015
        ("สถาบันวัคซีนแห่งชาติ (องค์การมหาชน)", "สถาบันวัคซีนแห่งชาติ"),
        ("บริษัทท่าอากาศยานไทย จำกัด", "บริษัท ท่าอากาศยานไทย จำกัด (มหาชน)"),
        ("Thai Oil PCL", "บริษัท ไทยออยล์ จำกัด (มหาชน)"),
        ("บริษัท ขนส่ง", "บริษัท ขนส่ง จำกัด"),
        ("กระทรวงสาธารณสุขแห่งราชอาณาจักรไทย", "กระทรวงสาธารณสุข"),
    ],
)
def test_spelling_and_legal_form_do_not_count(form: str, name_th: str) -> None:
    body = resolve(form)
    assert body is not None
    assert body.name_th == name_th


def test_an_ambiguous_abbreviation_resolves_to_nothing_and_lists_what_it_may_mean() -> None:
    assert resolve("ทช.") is None
    assert {body.name_th for body in candidates("ทช.")} == {"กรมทางหลวงชนบท", "กรมทรัพยากรทางทะเลและชายฝั่ง"}


@pytest.mark.parametrize("form", ["", " ", ".", "มหาวิทยาลัย", "สำนักงาน", "ขนส่ง", "ไม่มีหน่วยงานนี้", "ก" * 10_000])
def test_what_names_no_body_resolves_to_nothing(form: str) -> None:
    assert resolve(form) is None
    assert candidates(form) == ()
    assert aliases(form) == ()


def test_aliases_are_all_forms_but_the_ambiguous_ones() -> None:
    assert aliases("มช.") == ("มหาวิทยาลัยเชียงใหม่", "Chiang Mai University", "มช.", "CMU")
    assert "ทช." not in aliases("กรมทางหลวงชนบท")
    assert "ทช." in aliases("กรมทางหลวงชนบท", ambiguous=True)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("มหาวิทยาลัยเชียงใหม่", "มช."),
        ("National Science and Technology Development Agency", "สวทช."),
        ("กรมทางหลวงชนบท", "DRR"),  # ทช. would be read as another department
        ("มหาวิทยาลัยสมมติ", "ม.สมมติ"),
        ("โรงพยาบาลสมมติ", "รพ.สมมติ"),
        ("บริษัท สมมติ จำกัด (มหาชน)", "สมมติ"),
        ("Kunming Medical University", "Kunming Medical University"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short
