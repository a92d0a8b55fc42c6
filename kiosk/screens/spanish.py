"""The screens in Spanish: English sentence to Spanish one; # stands for a number."""

SPANISH = {
    "Set up this booth": "Configurar este puesto",
    "Scan the code, or open the address in a browser on the same network.": (
        "Escanee el código o abra la dirección en un navegador de la misma red."
    ),
    "Type the claim code and choose a password. You are the first administrator.": (
        "Escriba el código de alta y elija una contraseña. Será el primer administrador."
    ),
    "Add a job, or keep the examples. The booth is ready at once.": (
        "Añada un empleo o conserve los ejemplos. El puesto queda listo al momento."
    ),
    "Address": "Dirección",
    "Claim code": "Código de alta",
    "Try the booth first": "Probar primero",
    "Practise an interview": "Practica una entrevista",
    "About 15 minutes, just you and the coach.": "Unos 15 minutos, solo tú y el coach.",
    "Speak": "Habla",
    "A coach asks three to eight questions aloud, chosen for a real job.": (
        "Un coach te hace de tres a ocho preguntas, elegidas para un empleo real."
    ),
    "See yourself": "Obsérvate",
    "Pace, hesitations, pauses, and where your eyes were.": (
        "Ritmo, titubeos, pausas y adónde mirabas."
    ),
    "Take it home": "Llévatelo",
    "A report as PDF. You decide what this booth keeps.": (
        "Un informe en PDF. Tú decides qué guarda este puesto."
    ),
    "Touch to begin": "Toca para empezar",
    "One moment": "Un momento",
    "One moment …": "Un momento …",
    "Listening and watching happen on this machine, in no cloud.": (
        "Se escucha y se mira en esta máquina, sin nube."
    ),
    "Before we begin": "Antes de empezar",
    "Your voice becomes text. Pace and pauses are measured.": (
        "Tu voz se convierte en texto. Se miden ritmo y pausas."
    ),
    "The camera notes where you look. It does not read feelings.": (
        "La cámara anota adónde miras. No lee sentimientos."
    ),
    "Your resume is read once and never stored.": "Tu currículum se lee una vez y no se guarda.",
    "Sound and pictures are never saved.": "El sonido y las imágenes no se guardan.",
    "The camera stays off. Where you look is not measured.": (
        "La cámara queda apagada. No se mide adónde miras."
    ),
    "Your words and the measures are kept # days, if you like.": (
        "Tus palabras y las medidas se guardan # días, si quieres."
    ),
    "Only the buttons change. The interview is in English.": (
        "Solo cambian los botones. La entrevista es en inglés."
    ),
    "Nothing is kept. Only you take the report.": (
        "No se guarda nada. Solo tú te llevas el informe."
    ),
    "On": "Sí",
    "Off": "No",
    "Use the camera": "Usar la cámara",
    "Off: your eyes are simply not measured.": "No: tu mirada no se mide, sin más.",
    "Keep my report": "Guardar mi informe",
    "Staff may see it until it is deleted.": "El personal puede verlo hasta que se borre.",
    "Captions": "Subtítulos",
    "Show what the coach says.": "Mostrar lo que dice el coach.",
    "Motion": "Movimiento",
    "Off: pictures keep still.": "No: las imágenes no se mueven.",
    "Normal time": "Tiempo normal",
    "Half as much more": "La mitad más",
    "Twice the time": "El doble",
    "Leave": "Salir",
    "I agree": "De acuerdo",
    "Choose a job": "Elige un empleo",
    "All fields": "Todos",
    "How would you like it?": "¿Cómo la quieres?",
    "Real: report at the end": "Real: informe al final",
    "Practice: redo answers": "Práctica: puedes repetir",
    "How many questions?": "¿Cuántas preguntas?",
    "More": "Más",
    "Back": "Atrás",
    "Touch a card to go on": "Toca una tarjeta para seguir",
    "There are no jobs yet. Please ask staff.": "Aún no hay empleos. Pregunta al personal.",
    "Class code": "Código de clase",
    "My class": "Mi clase",
    "Practise with your class": "Practica con tu clase",
    "Type the code you were given.": "Escribe el código que te dieron.",
    "Type the code you were given, or hold it to the camera.": (
        "Escribe el código que te dieron o muéstralo a la cámara."
    ),
    "No class practises with this code today. Please look again.": (
        "Ninguna clase practica hoy con este código. Compruébalo."
    ),
    "Without the class": "Sin la clase",
    "as you like": "como quieras",
    "Job": "Empleo",
    "Questions": "Preguntas",
    "Mode": "Modo",
    "The staff of my class may see my report": "El personal de mi clase puede ver mi informe",
    "Off: it is not shown to them, and not counted with the class.": (
        "No: no se les muestra ni cuenta con la clase."
    ),
    "You chose that nothing is kept, so there is nothing that the class could see.": (
        "Elegiste que no se guarde nada, así que la clase no puede ver nada."
    ),
    "Bring your resume": "Trae tu currículum",
    "From your phone": "Desde tu teléfono",
    "The code is being made …": "Se está creando el código …",
    "Scan the code and send a PDF. It works once, for you alone.": (
        "Escanea el código y envía un PDF. Sirve una vez y solo para ti."
    ),
    "Your phone must be in the Wi-Fi #.": "Tu teléfono debe estar en la wifi #.",
    "Or open # and type": "O abre # y escribe",
    "# left": "Quedan #",
    "From a USB stick": "Desde una memoria USB",
    "Put in a stick with a PDF. Only the file you touch is read.": (
        "Inserta una memoria con un PDF. Solo se lee el archivo que toques."
    ),
    "Without a resume, the questions come from the job alone.": (
        "Sin currículum, las preguntas salen solo del empleo."
    ),
    "Back to the jobs": "Volver a los empleos",
    "Go on without": "Seguir sin él",
    "Reading it …": "Leyéndolo …",
    "The panel does not answer just now. A USB stick works, or go on without.": (
        "El panel no responde ahora. Usa una memoria USB o sigue sin él."
    ),
    "No phone can reach this booth's panel. A USB stick works, or go on without.": (
        "Ningún teléfono llega a este panel. Usa una memoria USB o sigue sin él."
    ),
    "This PDF is a picture of a page. Please export it as text, or go on without it.": (
        "Este PDF es una imagen. Expórtalo como texto o sigue sin él."
    ),
    "Comparing your resume with the job …": "Comparando tu currículum con el empleo …",
    "How well it fits": "Cuánto encaja",
    "Your resume shows # of the # things this job asks for.": (
        "Tu currículum muestra # de las # cosas que pide este empleo."
    ),
    "Your resume shows # of the # things this job asks for, and # more in part.": (
        "Tu currículum muestra # de las # cosas que pide este empleo, y # más en parte."
    ),
    "Your resume shows # of the # things this job asks for, beside work of another kind.": (
        "Tu currículum muestra # de las # cosas que pide este empleo, junto a trabajo de otro tipo."
    ),
    "Your resume shows # of the # things this job asks for, and # more in part, beside work of "
    "another kind.": (
        "Tu currículum muestra # de las # cosas que pide este empleo, y # más en parte, junto a "
        "trabajo de otro tipo."
    ),
    "Your work is of this job's kind. Your resume shows # of the # things it asks for.": (
        "Tu trabajo es del tipo de este empleo. Tu currículum muestra # de las # cosas que pide."
    ),
    "Your work is of this job's kind. Your resume shows # of the # things it asks for, "
    "and # more in part.": (
        "Tu trabajo es del tipo de este empleo. Tu currículum muestra # de las # cosas que pide, "
        "y # más en parte."
    ),
    "Your resume shows # of the # things this job asks for, but work of another kind. "
    "Another job may suit it better. You can also start anyway.": (
        "Tu currículum muestra # de las # cosas que pide este empleo, pero de otro tipo de "
        "trabajo. Quizá encaje mejor otro. También puedes empezar igualmente."
    ),
    "The words of the job are there, but little about what was done with them.": (
        "Están las palabras del empleo, pero poco de lo que hiciste con ellas."
    ),
    "This resume says little about what the job asks for. "
    "Another job may suit it better. You can also start anyway.": (
        "Este currículum dice poco de lo que pide el empleo. Quizá encaje mejor otro. "
        "También puedes empezar igualmente."
    ),
    "What the job asks for": "Lo que pide el empleo",
    "not found in the resume": "no está en el currículum",
    "found in the resume": "está en el currículum",
    "in part": "en parte",
    "not found": "falta",
    "Start": "Empezar",
    "Start anyway": "Empezar igual",
    "Another job": "Otro empleo",
    "Please look at this dot": "Mira este punto, por favor",
    "Thank you, that was it": "Gracias, ya está",
    "One look at the microphone": "Probemos el micrófono",
    "No picture yet": "Aún no hay imagen",
    "Camera": "Cámara",
    "The camera is starting": "La cámara se está iniciando",
    "Face": "Cara",
    "One face in view": "Se ve una cara",
    "These glasses hide your eyes. Without them I can see where you look.": (
        "Estas gafas tapan tus ojos. Sin ellas veo hacia dónde miras."
    ),
    "This face does not move. Is it a picture?": "Esta cara no se mueve. ¿Es una foto?",
    "Your face is half out of the picture": "Tu cara sale a medias de la imagen",
    "The picture is not sharp. Is the camera clean?": (
        "La imagen no es nítida. ¿Está limpia la cámara?"
    ),
    "The picture stands still": "La imagen está parada",
    "No face in view. Please sit in front of the screen.": (
        "No se ve ninguna cara. Siéntate ante la pantalla."
    ),
    "More than one person is in view": "Se ve a más de una persona",
    "Light": "Luz",
    "Bright enough": "Suficiente",
    "A little dark. Is there a lamp?": "Un poco oscuro. ¿Hay una lámpara?",
    "Very bright. Is the sun in your face?": "Mucha luz. ¿Te da el sol en la cara?",
    "Looking": "Mirando",
    "Distance": "Distancia",
    "About # cm": "Unos # cm",
    "About # cm: a little further back, please": "Unos # cm: un poco más atrás, por favor",
    "About # cm: a little closer, please": "Unos # cm: un poco más cerca, por favor",
    "Microphone": "Micrófono",
    "The microphone is starting": "El micrófono se está iniciando",
    "Your voice": "Tu voz",
    "Say a few words, please": "Di unas palabras, por favor",
    "Is that you? Say a few words": "¿Eres tú? Di unas palabras",
    "I hear you well": "Te oigo bien",
    "Too loud: please step back a little": "Muy fuerte: aléjate un poco",
    "Room": "Sala",
    "Quiet enough": "Bastante silenciosa",
    "Noisy. Please speak up.": "Ruidosa. Habla más alto.",
    "Begin": "Empezar",
    "Begin anyway": "Empezar igual",
    "Without camera": "Sin cámara",
    "Look again": "Mirar otra vez",
    "Question # of #": "Pregunta # de #",
    "Question # of #, one more thing": "Pregunta # de #, una cosa más",
    "Listen to the question": "Escucha la pregunta",
    "Hide captions": "Ocultar subtítulos",
    "Show captions": "Mostrar subtítulos",
    "Take the time you need": "Tómate tu tiempo",
    "Still thinking? Go on when ready": "¿Aún piensas? Sigue cuando quieras",
    "# left for this answer": "Quedan # para esta respuesta",
    "I hear you": "Te oigo",
    "I am listening": "Te escucho",
    "Eyes on the screen": "Mirada en la pantalla",
    "Looking away": "Mirada fuera",
    "No face in view": "No se ve la cara",
    "More than one face": "Más de una cara",
    "Eyes not measured": "Mirada sin medir",
    "The camera is off": "La cámara está apagada",
    "No picture": "Sin imagen",
    "Done": "Listo",
    "Still thinking": "Sigo pensando",
    "Thank you. Taking down your last words …": "Gracias. Anotando tus últimas palabras …",
    "How it went": "Cómo ha ido",
    "Before and after": "Antes y después",
    "Where your eyes were": "Adónde mirabas",
    "hesitation": "titubeo",
    "word": "palabra",
    "asked for by the job": "la pide el empleo",
    "long pause": "pausa larga",
    "Pace": "Ritmo",
    "aim for # to # words a minute": "# a # palabras por minuto",
    "Hesitations": "Titubeos",
    "up to # a minute is fine": "hasta # por minuto está bien",
    "Long pauses": "Pausas largas",
    "over # seconds, best none": "más de # s, mejor ninguna",
    "no long look away": "sin desvíos largos",
    "long looks away: #, best none": "desvíos largos: #, mejor ninguno",
    "Situation: not told": "Situación: falta",
    "Task: not told": "Tarea: falta",
    "What you did: not told": "Lo que hiciste: falta",
    "What came of it: not told": "El resultado: falta",
    "Open an answer": "Ver respuestas",
    "What held it down": "Qué la bajó",
    "From # of # answers": "Con # de # respuestas",
    "No score": "Sin nota",
    "and # more, in the report": "y # más, en el informe",
    "not measured": "sin medir",
    "There are no words of this answer.": "No hay palabras de esta respuesta.",
    "Before:": "Antes:",
    "A good answer holds:": "Una buena respuesta tiene:",
    "One thing to try": "Prueba esto",
    "Situation": "Situación",
    "Task": "Tarea",
    "What you did": "Lo que hiciste",
    "What came of it": "El resultado",
    "Next": "Siguiente",
    "Once more": "Otra vez",
    "Page # of #": "Página # de #",
    "Earlier": "Antes",
    "Later": "Después",
    "Your interview": "Tu entrevista",
    "Confidence Score": "Confidence Score",
    "of #": "de #",
    "It varied from # to #": "Varió de # a #",
    "From # of # parts": "Con # de # partes",
    "Words of the job": "Vocabulario",
    "On the question": "Al grano",
    "Story and steps": "Estructura",
    "Own part": "Tu parte",
    "Good pace": "Buen ritmo",
    "Few hesitations": "Pocos titubeos",
    "Few long pauses": "Pocas pausas",
    "Eyes on screen": "Mirada fija",
    "Few looks away": "Pocos desvíos",
    "One thing to work on": "Un punto que mejorar",
    "Two things to work on": "Dos puntos que mejorar",
    "Three things to work on": "Tres puntos que mejorar",
    "Things to work on": "Que mejorar",
    "To work on": "Que mejorar",
    "Nothing stood out. Keep this up.": "Nada que destacar. Sigue así.",
    "shown": "con ejemplo",
    "named": "solo de nombre",
    "resume": "CV",
    "missing": "sin mención",
    "Answer #": "Respuesta #",
    "No phone can reach this booth's panel.": "Ningún teléfono llega a este panel.",
    "The panel does not answer just now.": "El panel no responde ahora.",
    "The code for your phone is being made.": "Se está creando el código para tu teléfono.",
    "Finish": "Terminar",
    "Print": "Imprimir",
    "Your report is being printed …": "Tu informe se está imprimiendo …",
    "It was not printed. You can try again.": "No se imprimió. Puedes volver a intentarlo.",
    "The printer needs paper just now.": "La impresora necesita papel ahora.",
    "The printer is out of order just now.": "La impresora no funciona ahora.",
    "There is no printer.": "No hay impresora.",
    "The printer still has another report. Try again in a moment.": (
        "La impresora aún tiene otro informe. Vuelve a intentarlo en un momento."
    ),
    "Please take your report from the printer.": "Recoge tu informe en la impresora.",
    "Points of #, more is better. What was heard and seen, no judgement.": (
        "Puntos de #, más es mejor. Lo que se oyó y se vio, sin juzgarte."
    ),
    "Back to the results": "Volver a los resultados",
    "Thank you, and good luck": "Gracias y mucha suerte",
    "Deleted": "Borrado",
    "Delete this too": "Borrar también esto",
    "Kept": "Guardado",
    "Nothing.": "Nada.",
    "Your resume": "Tu currículum",
    "All sound and all pictures": "Todo el sonido y todas las imágenes",
    "The code for your phone": "El código para tu teléfono",
    "Your answers and what was measured": "Tus respuestas y lo que se midió",
    "Your words, the measures and the score, for # days, as you chose.": (
        "Tus palabras, las medidas y la nota, # días, como elegiste."
    ),
    "That the booth was used, without a word of yours.": (
        "Que el puesto se usó, sin ninguna palabra tuya."
    ),
    "The code for your phone works for # hours.": "El código para tu teléfono vale # horas.",
    "Something went wrong in the booth.": "Algo falló en el puesto.",
    "Your answers so far are kept, as you chose.": (
        "Tus respuestas hasta aquí se guardan, como elegiste."
    ),
    "Nothing you said is kept.": "Nada de lo que dijiste se guarda.",
    "Word? Save it as PDF first.": "¿Es de Word? Guárdalo antes como PDF.",
    "Close": "Cerrar",
    "These words may not be right: the transcriber was not sure that this was English.": (
        "Puede que estas palabras no sean correctas: no estaba claro que fuera inglés."
    ),
    "Much of this was hard to make out: the words may not be right.": (
        "Mucho de esto apenas se entendía: puede que las palabras no sean correctas."
    ),
    "The last # s could not be made out.": "Los últimos # s no se pudieron entender.",
    "In all, # s could not be made out.": "En total, # s no se pudieron entender.",
    "A second voice was heard from # on.": "Desde # se oyó una segunda voz.",
    "Measure my pace": "Medir mi ritmo",
    "I stutter": "Tartamudeo",
    "Leave pace out": "Sin medir ritmo",
    "Your voice becomes text. Repetitions, blocks and pace are not counted.": (
        "Tu voz se convierte en texto. Repeticiones, bloqueos y ritmo no cuentan."
    ),
    "Your voice becomes text. Pace, hesitations and pauses are not measured.": (
        "Tu voz se convierte en texto. No se miden ritmo, titubeos ni pausas."
    ),
    "Heard wrongly?": "¿Mal oído?",
    "Touch words that were heard wrongly. They are taken out, and everything is measured again.": (
        "Toca las palabras mal oídas. Se quitan y todo se mide de nuevo."
    ),
    "Change nothing": "No cambiar nada",
    "Strike # word": "Tachar # palabra",
    "Strike # words": "Tachar # palabras",
    "Measuring it again …": "Midiendo de nuevo …",
    "Sorry, we have to stop here": "Lo sentimos, hay que parar aquí",
    "Still there?": "¿Sigues ahí?",
    "Otherwise everything here is wiped.": "Si no, se borra todo lo de aquí.",
    "I am here": "Aquí estoy",
    "Leave the interview?": "¿Salir de la entrevista?",
    "Your answers and your resume are wiped at once.": (
        "Tus respuestas y tu currículum se borran al momento."
    ),
    "Stay": "Quedarme",
    "The microphone stopped. Is its cable in?": "El micrófono se paró. ¿Está su cable puesto?",
    "The microphone gives no sound. Is it switched on?": (
        "El micrófono no da sonido. ¿Está encendido?"
    ),
    "There is no microphone. Please plug it in.": "No hay micrófono. Conéctalo, por favor.",
    "The camera stopped. Is its cable in?": "La cámara se paró. ¿Está su cable puesto?",
    "There is no camera.": "No hay cámara.",
    "The camera shows the same picture all the time.": (
        "La cámara muestra siempre la misma imagen."
    ),
    "The camera sees only black. Is something in front of the lens?": (
        "La cámara solo ve negro. ¿Hay algo delante del objetivo?"
    ),
    "Your answer is safe. It takes a moment longer to put it away.": (
        "Tu respuesta está a salvo. Tarda un poco más en guardarse."
    ),
}
