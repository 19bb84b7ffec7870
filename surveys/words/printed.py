"""What is printed on posters and paper sheets, in each language in which people may answer."""

from dataclasses import dataclass

from surveys.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedWords:
    invite: str  # a line of the poster
    sheet_lead: str
    one_answer: str
    only_if: str  # {choice} {number}: of the earlier question
    workshop: str  # before a line to write on
    hand_in: str


PRINTED: dict[str, PrintedWords] = {
    Language.FRENCH: PrintedWords(
        invite="Donnez votre avis, c’est anonyme.",
        sheet_lead="Cochez les cases qui vous correspondent. Vous pouvez laisser une question "
        "sans réponse.",
        one_answer="Une seule réponse.",
        only_if="Si vous avez coché «\u202f{choice}\u202f» à la question {number}\u202f:",
        workshop="Atelier",
        hand_in="Merci\u202f! Rendez cette feuille à l’accueil.",
    ),
    Language.ENGLISH: PrintedWords(
        invite="Tell us what you think: it is anonymous.",
        sheet_lead="Tick the boxes that apply to you. You may leave any question unanswered.",
        one_answer="One answer only.",
        only_if="If you ticked “{choice}” in question {number}:",
        workshop="Workshop",
        hand_in="Thank you! Please hand this sheet in at the reception desk.",
    ),
    Language.SPANISH: PrintedWords(
        invite="Dé su opinión: es anónimo.",
        sheet_lead="Marque las casillas que correspondan. Puede dejar preguntas sin responder.",
        one_answer="Una sola respuesta.",
        only_if="Si ha marcado «{choice}» en la pregunta {number}:",
        workshop="Taller",
        hand_in="¡Gracias! Entregue esta hoja en la recepción.",
    ),
    Language.PORTUGUESE: PrintedWords(
        invite="Dê a sua opinião: é anónimo.",
        sheet_lead="Assinale as opções que se aplicam. Pode deixar perguntas sem resposta.",
        one_answer="Uma só resposta.",
        only_if="Se assinalou «{choice}» na pergunta {number}:",
        workshop="Ateliê",
        hand_in="Obrigado! Entregue esta folha na receção.",
    ),
    Language.ARABIC: PrintedWords(
        invite="نودّ معرفة رأيك: الاستبيان مجهول الهوية.",
        sheet_lead="يرجى وضع علامة في الخانات المناسبة. يمكن ترك أي سؤال بلا إجابة.",
        one_answer="إجابة واحدة فقط.",
        only_if="في حال اختيار «{choice}» في السؤال {number}:",
        workshop="الورشة",
        hand_in="شكرًا! يرجى تسليم هذه الورقة في الاستقبال.",
    ),
    Language.TURKISH: PrintedWords(
        invite="Görüşünüzü bildirin: anket isimsizdir.",
        sheet_lead="Size uyan kutuları işaretleyin. İstediğiniz soruyu boş bırakabilirsiniz.",
        one_answer="Yalnızca bir yanıt.",
        only_if="{number}. soruda “{choice}” yanıtını işaretlediyseniz:",
        workshop="Atölye",
        hand_in="Teşekkürler! Lütfen bu kâğıdı danışmaya verin.",
    ),
    Language.CHINESE: PrintedWords(
        invite="请告诉我们您的意见，问卷是匿名的。",
        sheet_lead="请在合适的方框内打勾。任何问题都可以不回答。",
        one_answer="只选一个答案。",
        only_if="如果您在第 {number} 题选择了“{choice}”：",
        workshop="工作坊",
        hand_in="谢谢！请将此表交到接待处。",
    ),
}
