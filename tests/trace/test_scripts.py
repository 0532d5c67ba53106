"""Scripts without capitals, and scripts without spaces. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trace.written import report
from variorum import trace
from variorum.records import SharedKind
from variorum.trace.words.tokens import Codes, tokens
from variorum.trace.words.unspaced import segments

FIRE = {
    "Chinese": "港口城市消防员在经过九个小时的扑救后于星期五控制住了粮食码头的大火，港务局在一份声明中表示。十一名工人因烧伤被送往医院，其中两人仍在重症监护室接受治疗。火灾在黎明前不久从输送廊道开始，蔓延到八个筒仓中的三个。港口主任告诉记者，出口将于星期一从未受损的北码头恢复。",
    "Japanese": "消防隊員らは九時間後の金曜日に港町の穀物ターミナルの火災を鎮圧したと港湾局が声明で述べた。十一人の作業員がやけどで病院に運ばれ、そのうち二人は集中治療室に残っている。火災は夜明け前にコンベヤー通路で始まり、八つのサイロのうち三つに広がった。",
    "Korean": "소방관들은 아홉 시간 만인 금요일에 항구 도시의 곡물 터미널 화재를 진압했다고 항만청이 성명에서 밝혔다. 노동자 열한 명이 화상으로 병원에 실려 갔으며 그중 두 명은 중환자실에 남아 있다. 불은 동트기 직전 컨베이어 통로에서 시작되어 여덟 개의 사일로 가운데 세 개로 번졌다.",
    "Arabic": "قال رجال الإطفاء إنهم سيطروا يوم الجمعة على حريق في محطة الحبوب بالمدينة بعد تسع ساعات من العمل المتواصل. ونقل أحد عشر عاملا إلى المستشفى مصابين بحروق ولا يزال اثنان منهم في العناية المركزة. وبدأ الحريق قبل الفجر بقليل في ممر النقل وامتد إلى ثلاث من الصوامع الثماني.",
    "Hebrew": "הכבאים השתלטו ביום שישי על השריפה במסוף התבואה של עיר הנמל אחרי תשע שעות כך מסרה רשות הנמל בהודעה. אחד עשר פועלים פונו לבית החולים עם כוויות ושניים מהם נותרו בטיפול נמרץ. השריפה פרצה זמן קצר לפני עלות השחר במסדרון המסוע והתפשטה לשלושה מתוך שמונה ממגורות.",
    "Hindi": "दमकल कर्मियों ने नौ घंटे बाद शुक्रवार को बंदरगाह शहर के अनाज टर्मिनल की आग पर काबू पा लिया यह जानकारी बंदरगाह प्राधिकरण ने एक बयान में दी। ग्यारह मजदूरों को जलने के कारण अस्पताल ले जाया गया और उनमें से दो अब भी गहन चिकित्सा में हैं।",
    "Thai": "เจ้าหน้าที่ดับเพลิงควบคุมเพลิงไหม้ที่ท่าเรือขนส่งธัญพืชได้เมื่อวันศุกร์หลังจากใช้เวลาเก้าชั่วโมง การท่าเรือระบุในแถลงการณ์ คนงานสิบเอ็ดคนถูกนำส่งโรงพยาบาลด้วยแผลไฟไหม้ และสองคนยังอยู่ในห้องผู้ป่วยหนัก",
}
# Another event, with the same institutions in it.
OTHER = {
    "Chinese": "市议会星期二晚上决定关闭露天游泳池。港务局在一份声明中表示，泳池旁的仓库将改建成图书馆，工程预计明年春天开始。",
    "Japanese": "市議会は火曜日の夜に屋外プールの閉鎖を決めた。港湾局が声明で述べたところによると、隣の倉庫は図書館に改装される予定だ。",
    "Korean": "시의회는 화요일 밤 야외 수영장을 닫기로 결정했다. 항만청이 성명에서 밝혔다. 옆 창고는 도서관으로 바뀔 예정이다.",
    "Thai": "สภาเมืองลงมติเมื่อคืนวันอังคารให้ปิดสระว่ายน้ำกลางแจ้ง การท่าเรือระบุในแถลงการณ์ โกดังข้างสระจะกลายเป็นห้องสมุด",
}


@pytest.mark.parametrize("language", FIRE)
def test_two_identical_reports_are_one_telling_in_every_script(language: str) -> None:
    lineage = trace.trace([report(FIRE[language]), report(FIRE[language], path="b.txt")])
    assert [s.kind for s in lineage.shared] == [SharedKind.COPY] and len(lineage.witnesses) == 1


@pytest.mark.parametrize("language", FIRE)
def test_a_lifted_sentence_makes_dependence_in_every_script(language: str) -> None:
    """Were every word a name because it is in no lower case, a sentence would weigh half."""
    text = FIRE[language]
    half = text[len(text) // 3 : 2 * len(text) // 3 + 30]
    lineage = trace.trace([report(text), report(f"{half}\n\nNobody here knows more.", path="b.txt")])
    assert [s.dependent for s in lineage.shared] == [True]


@pytest.mark.parametrize("language", OTHER)
def test_the_name_of_an_office_and_its_statement_make_no_dependence(language: str) -> None:
    lineage = trace.trace([report(FIRE[language]), report(OTHER[language], path="b.txt")])
    assert not any(s.dependent for s in lineage.shared) and len(lineage.witnesses) == 2


def test_a_changed_character_does_not_hide_a_copy() -> None:
    text = FIRE["Chinese"]
    lineage = trace.trace([report(text), report("据悉" + text.replace("十一名", "十二名"), path="b.txt")])
    assert [s.kind for s in lineage.shared] == [SharedKind.COPY]


@pytest.mark.parametrize("language", FIRE)
def test_no_word_is_a_name_for_having_no_cases(language: str) -> None:
    assert not tokens(report(FIRE[language]), Codes()).named.any()


def test_a_word_said_twice_is_no_slip_where_languages_double_words() -> None:
    text = "दमकल कर्मी धीरे धीरे आग तक पहुंचे और उन्होंने नौ घंटे तक पानी डाला। " + FIRE["Hindi"]
    lineage = trace.trace([report(text), report(text, path="b.txt")])
    assert not any("slip" in why for s in lineage.shared for why in s.why)


@given(st.text(alphabet="a1é水曜日あアกขค한", max_size=60))
def test_segments_are_the_word_without_a_gap(word: str) -> None:
    cut = list(segments(word))
    assert "".join(word[low:high] for low, high in cut) == word
    assert all(low < high for low, high in cut)
