"""What makes a candidate better, in Spanish: goals, listening back, the card; # is a number."""

COACHING = {
    # --- goals ---
    "What to improve?": "¿Qué quieres mejorar?",
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
    "long pauses: #": "pausas largas: #",
    "hesitations: #": "titubeos: #",
    "# of # sentences": "# de # frases",
    "# s": "# s",
    # --- in the talk ---
    "Now say a few words, please": "Ahora di unas palabras, por favor",
    "Repeat the question": "Repetir la pregunta",
    "A hint": "Una pista",
    "Hide the hint": "Ocultar la pista",
    "Skip": "Saltar",
    "aim for about #": "apunta a #",
    "Think it over: # s": "Piénsalo: # s",
    "I am ready": "Ya estoy",
    "To warm up: this one does not count": "Para entrar en calor: no cuenta",
    "Questions: all": "Preguntas: todas",
    "Questions: about me": "Preguntas: sobre mí",
    "Questions: stories": "Preguntas: historias",
    "Questions: technical": "Preguntas: técnicas",
    # --- judge yourself first ---
    "How was it for you?": "¿Qué tal te fue?",
    "Nobody else sees this, and it is not kept.": "Nadie más lo ve y no se guarda.",
    "Compare": "Comparar",
    "Clear": "Con claridad",
    "To the point": "Al grano",
    "Steady": "Con soltura",
    "Convincing": "Convincente",
    "Few hesitations and pauses": "Pocos titubeos y pausas",
    "Answers what was asked": "Responde a la pregunta",
    "Own part, words of the job, story": "Tu parte, vocabulario, estructura",
    "# · hardly": "# · apenas",
    "# · very": "# · mucho",
    "No card read yet. Hold it flat, in more light, nearer or further; or paste its text on your "
    "phone, behind the code for a resume.": (
        "Aún no se lee la tarjeta. Ponla plana, con más luz, más cerca o lejos; o pega su texto "
        "en el teléfono, tras el código del currículum."
    ),
    "Your view and ours": "Tu visión y la nuestra",
    "You": "Tú",
    "We": "Nosotros",
    "Show the results": "Ver resultados",
    "We agree.": "Coincidimos.",
    "You are harder on yourself than we are.": "Te exiges más que nosotros.",
    "We found a little more to work on here.": "Vimos algo más que mejorar aquí.",
    "We have no view: it was not measured.": "Sin opinión: no se midió.",
    # --- the card ---
    "I have a card from an earlier visit": "Tengo una tarjeta de otra visita",
    "Take a card": "Llevar una tarjeta",
    "Your card": "Tu tarjeta",
    "Please type its PIN": "Escribe su PIN",
    "A card to come back with": "Una tarjeta para volver",
    "Choose four digits. Only they open it": "Elige cuatro cifras. Solo ellas la abren",
    "Photograph it, or take it with your report.": "Haz una foto o llévala con tu informe.",
    "Show it here at your next visit and type your PIN.": (
        "Muéstrala aquí en tu próxima visita y escribe tu PIN."
    ),
    "It holds dates, parts of the score and your goal, sealed. This booth keeps none of it.": (
        "Contiene fechas, partes de la nota y tu objetivo, sellados. El puesto no guarda nada."
    ),
    "Hold your card to the camera": "Muestra tu tarjeta",
    "On paper or on your phone, a hand's breadth to two from the lens.": (
        "En papel o en el teléfono, a uno o dos palmos de la cámara."
    ),
    "The camera is off. Scan the other code with your phone and paste the card there.": (
        "La cámara está apagada. Escanea el otro código y pega ahí la tarjeta."
    ),
    "Without the card": "Sin la tarjeta",
    "Welcome back": "Hola de nuevo",
    "Your last visit": "Tu última visita",
    "Your last # visits": "Tus últimas # visitas",
    "This time": "Esta vez",
    "Most to gain:": "Más por ganar:",
    "You are not asked again what you were asked before.": (
        "No se te pregunta otra vez lo que ya se te preguntó."
    ),
    "The booth does not keep the card.": "El puesto no guarda la tarjeta.",
    "Go on": "Seguir",
    "This is no card of an interview coach.": "Esto no es una tarjeta de este coach.",
    "This card was changed or printed badly. Nothing of it can be shown.": (
        "Esta tarjeta se cambió o se imprimió mal. No se muestra nada."
    ),
    "This card is from another campus and cannot be read here.": (
        "Esta tarjeta es de otro campus y aquí no se puede leer."
    ),
    "This card is too old. Take a new one home today.": (
        "Esta tarjeta es demasiado antigua. Llévate hoy una nueva."
    ),
    "Five wrong PINs: this card stays closed for an hour.": (
        "Cinco PIN erróneos: la tarjeta queda cerrada una hora."
    ),
    "That PIN does not open this card. Tries left: #.": (
        "Ese PIN no abre esta tarjeta. Intentos que quedan: #."
    ),
    # --- example answers ---
    "Our example answers": "Nuestros ejemplos",
    "Why it is weak": "Por qué es floja",
    "A good answer": "Una buena respuesta",
    "A weak answer": "Una respuesta floja",
    "Hear it": "Oírla",
    "There is no voice for this just now: please read it.": "Ahora no hay voz: léela, por favor.",
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
