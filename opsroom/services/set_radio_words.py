"""Change the words of the radio desk: synonyms of stages and call signs."""

from dataclasses import dataclass

from opsroom.domain.changes import Origin
from opsroom.domain.radio_words import RadioWords
from opsroom.services.field_register import WORDS_KEY
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class SetRadioWords:
    """Keep these words for the operation; `RadioWords` judged them when it was made."""

    words: RadioWords
    label: str = "Ubah kata radio"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> None:
        """Write the setting."""
        phrases = {code: list(phrases) for code, phrases in self.words.phrases.items()}
        work.put_setting(WORDS_KEY, {"phrases": phrases, "callsigns": dict(self.words.callsigns)})
