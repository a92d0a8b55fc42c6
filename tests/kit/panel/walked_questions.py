"""What staff do with the questions of a job in a browser, from one of their own on."""

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from tests.kit.panel.chromium import Browser, patient, wait_for

OWN, GOOD = "What do you cook on Sundays?", "A dish, and for whom."
REWRITTEN = "Which train would you like to have built?"


def own_questions(page: Browser) -> None:
    """Add, move, rewrite, switch off, save as a file and bring back; the page shows questions."""
    planned = _said(page)
    _write(page, OWN, GOOD)
    wait_for(page, OWN)
    assert f"A good answer: {GOOD}" in page.text
    others = [text for text in _said(page) if text != OWN]
    assert others == [text for text in planned if text in others]

    _moved_to_the_top(page)
    assert [text for text in _said(page) if text != OWN] == others

    _rewritten(page, others[0])
    wait_for(page, REWRITTEN)
    assert _said(page) == [OWN, REWRITTEN, *others[1:]]

    off = _said(page)[-1]
    _act(page, off, "Switch off")
    patient(page).until(lambda _: off not in _said(page) and len(_said(page)) == len(others) + 1)
    assert _said(page)[:-1] == [OWN, REWRITTEN, *others[1:-1]]
    assert "Switched off" in page.text

    page.press("Save your questions as a file")
    patient(page).until(lambda _: list(page.downloads.glob("*.json")))
    file = next(page.downloads.glob("*.json"))
    _act(page, OWN, "Delete")
    patient(page).until(lambda _: OWN not in _said(page))
    page.driver.find_element(By.NAME, "set").send_keys(str(file))
    page.press("Bring questions from a file")
    wait_for(page, f"A good answer: {GOOD}")
    assert OWN in _said(page)


def _said(page: Browser) -> list[str]:
    """Return the questions that would be asked, in their order."""
    shown = page.driver.find_elements(By.CSS_SELECTOR, ".question:not(.off) .says")
    return [one.text for one in shown]


def _write(page: Browser, text: str, good: str) -> None:
    form = page.driver.find_element(By.CSS_SELECTOR, "form[action$='/questions/add']")
    form.find_element(By.NAME, "text").send_keys(text)
    form.find_element(By.NAME, "good").send_keys(good)
    form.find_element(By.TAG_NAME, "button").click()


def _moved_to_the_top(page: Browser) -> None:
    for place in range(_said(page).index(OWN), 0, -1):
        page.press(f"Move question {place + 1} up")
        patient(page).until(lambda _, at=place - 1: _said(page).index(OWN) == at)


def _rewritten(page: Browser, text: str) -> None:
    one = _question(page, text)
    one.find_element(By.TAG_NAME, "summary").click()
    field = one.find_element(By.CSS_SELECTOR, "textarea")
    field.clear()
    field.send_keys(REWRITTEN)
    one.find_element(By.CSS_SELECTOR, "details button").click()


def _act(page: Browser, text: str, words: str) -> None:
    button = f".//button[contains(normalize-space(.), '{words}')]"
    _question(page, text).find_element(By.XPATH, button).click()


def _question(page: Browser, text: str) -> WebElement:
    return next(
        one
        for one in page.driver.find_elements(By.CSS_SELECTOR, ".question")
        if one.find_element(By.CSS_SELECTOR, ".says").text == text
    )
