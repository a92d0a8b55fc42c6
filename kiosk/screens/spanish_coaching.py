"""What makes a candidate better, in Spanish: goals, listening back, the card; # is a number."""

COACHING = {
    # --- goals ---
    "What shall be better?": "¿Qué quieres mejorar?",
    "Nothing is left to mend: enjoy it once more.": (
        "No queda nada que corregir: disfrútala otra vez."
    ),
    "Your goal:": "Tu objetivo:",
    "This time:": "Esta vez:",
    "Now:": "Ahora:",
    "Proposed": "Propuesto",
    "Without a goal": "Sin objetivo",
    "Goal reached": "Objetivo alcanzado",
    "Closer to your goal": "Más cerca del objetivo",
    "Not yet: your goal stands": "Aún no: sigue el objetivo",
    "Your goal could not be measured this time": "Esta vez no se pudo medir",
    "Speak so that every word is heard": "Que se oiga cada palabra",
    "Speak for about a minute": "Habla más o menos un minuto",
    "Answer what was asked, first": "Responde primero a la pregunta",
    "Give one example of your own": "Da un ejemplo tuyo",
    "Say which part was yours": "Di qué parte fue tuya",
    "Say what you did, step by step": "Di lo que hiciste, paso a paso",
    "Say what came of it": "Di qué resultó de ello",
    "Say the point in the first sentence": "Lo esencial en la primera frase",
    "Put a number to it": "Pon una cifra",
    "Fewer ums in the first # s": "Menos titubeos en los primeros # s",
    "Fewer ums": "Menos titubeos",
    "Think first, then speak without long pauses": "Piensa antes y habla sin pausas largas",
    "A pace that is easy to follow": "Un ritmo fácil de seguir",
    "Eyes back to the lens when a sentence begins": "Mirada a la cámara al empezar cada frase",
    "The same in a minute and a half": "Lo mismo en minuto y medio",
    "not made out": "no se entendió",
    "made out": "se entendió",
    "too short": "demasiado corta",
    "long enough": "suficiente",
    "not answered": "sin responder",
    "answered": "respondida",
    "no example": "sin ejemplo",
    "an example": "con ejemplo",
    "only we": "solo nosotros",
    "your own part": "tu propia parte",
    "not told": "falta",
    "told": "contado",
    "comes late": "llega tarde",
    "comes early": "llega pronto",
    "no number": "sin cifra",
    "a number": "con cifra",
    "# a minute": "# por minuto",
    "# s": "# s",
    # --- to hear and see oneself ---
    "Hear myself": "Oírme de nuevo",
    "In memory until you finish, never saved.": "En memoria hasta terminar, sin guardarse.",
    "Play": "Oír",
    "Stop": "Parar",
    "look away": "mirada fuera",
    "advice": "consejo",
    "# of #": "# de #",
    "There is no speaker just now, so nothing can be played.": (
        "Ahora no hay altavoz: no se puede oír nada."
    ),
    "This is not held any more.": "Esto ya no está en memoria.",
    "Memory is short: your picture is not held any more, your voice is.": (
        "Falta memoria: tu imagen ya no está, tu voz sí."
    ),
    "Memory is short: only your last answers can be heard again.": (
        "Falta memoria: solo puedes oír tus últimas respuestas."
    ),
}
