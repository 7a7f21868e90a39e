"""People as a text introduces them: names, offices, sexes, and what later stands for the whole."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_texts import document

from quiz.feed.names import Names, find_names
from quiz.feed.text import sentences


def names_in(text: str) -> Names:
    return find_names(sentences(document(text)))


def people(text: str) -> list[str]:
    return sorted(names_in(text).register.people)


def offices(text: str, name: str) -> list[str]:
    return [o.text for o in names_in(text).register.people[name].offices]


def stands_for(text: str) -> dict[str, str]:
    """The words of each mention -> the person."""
    return {m.text: m.person for m in names_in(text).mentions}


def test_a_sheikh_is_known_by_the_title() -> None:
    assert people("Prime Minister Sheikh Hasina arrived. Hasina left.") == ["Sheikh Hasina"]


# --- titles and offices ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("President of Serbia Aleksandar Vučić arrived.", "Aleksandar Vučić", "President of Serbia"),
        ("French president Georges Pompidou arrived.", "Georges Pompidou", "French president"),
        ("Cai Qi, the director of the General Office, arrived.", "Cai Qi", "director of the General Office"),
        ("The Brazilian president, Juscelino Kubitschek, visited Portugal.", "Juscelino Kubitschek", "Brazilian president"),
        ("Konstantinos Karamanlis, the Greek prime minister, visited Bonn.", "Konstantinos Karamanlis", "Greek prime minister"),
        ("Dmitry Peskov, the Kremlin spokesman, said the talks were long.", "Dmitry Peskov", "Kremlin spokesman"),
        ("Deputy Minister of Foreign Affairs of Poland Jan Nowak arrived.", "Jan Nowak", "Deputy Minister of Foreign Affairs of Poland"),
        ("U.S. Secretary of State Henry Kissinger arrived.", "Henry Kissinger", "U.S. Secretary of State"),
        ("Secretary-General of the United Nations Ban Ki-moon left.", "Ban Ki-moon", "Secretary-General of the United Nations"),
        ("Volodymyr Zelenskyy, President of Ukraine, visited Warsaw.", "Volodymyr Zelenskyy", "President of Ukraine"),
        ("President Kim Dae-jung of South Korea arrived.", "Kim Dae-jung", "President of South Korea"),
        ("Vice President Walter Mondale arrived.", "Walter Mondale", "Vice President"),
        ("Kenneth Kaunda, President of the Republic of Zambia paid a visit.", "Kenneth Kaunda", "President of the Republic of Zambia"),
        ("Prime Minister of Jamaica, Michael Manley and his wife left.", "Michael Manley", "Prime Minister of Jamaica"),
        ("He held talks with Botswanan President, Seretse Khama in Gaborone.", "Seretse Khama", "Botswanan President"),
        ("At the invitation of President of the Republic of Zambia, Mr.Kenneth Kaunda, the President of Botswana, Mr.Seretse Khama, came.",
         "Seretse Khama", "President of Botswana"),
        ("His Excellency Cde. Samora Machel, President of Mozambique, left.", "Samora Machel", "President of Mozambique"),
        ("The Most Honourable Edward Seaga, Prime Minister of Jamaica, left.", "Edward Seaga", "Prime Minister of Jamaica"),
        ("VISIT BY KENNETH KAUNDA, PRESIDENT OF THE REPUBLIC OF ZAMBIA", "Kenneth Kaunda", "President of the Republic of Zambia"),
    ],
)  # fmt: skip
def test_an_office_is_read_whole(text: str, name: str, office: str) -> None:
    assert offices(text, name) == [office]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("President Kim Dae-jung of South Korea met Chairman Kim Jong-il of North Korea.", "Kim Dae-jung", "KR"),
        ("President Kim Dae-jung of South Korea met Chairman Kim Jong-il of North Korea.", "Kim Jong-il", "KP"),
        ("Crown Prince Mohammed bin Salman of Saudi Arabia visited Britain.", "Mohammed bin Salman", "SA"),
        ("The Brazilian president, Juscelino Kubitschek, visited Portugal.", "Juscelino Kubitschek", "BR"),
        ("Queen Margrethe II of Denmark visited France.", "Queen Margrethe II", "DK"),
    ],
)
def test_an_office_tells_its_country(text: str, name: str, code: str) -> None:
    assert names_in(text).register.people[name].country == code


def test_an_office_cut_by_a_hyphen_is_unsettled() -> None:
    someone = names_in("On Monday the Co-operation Minister Jan Novak spoke.").register.people["Jan Novak"]
    assert [o.settled for o in someone.offices] == [False]


def test_a_former_office_is_marked_so() -> None:
    someone = names_in("Former President Jimmy Carter arrived.").register.people["Jimmy Carter"]
    assert [o.former for o in someone.offices] == [True]


def test_a_weekday_is_no_part_of_a_name() -> None:
    assert people("On Monday President Gustáv Husák arrived. Monday Husák spoke.") == ["Gustáv Husák"]


def test_a_list_is_no_apposition() -> None:
    text = "Prime Minister Olof Palme, President Urho Kekkonen, and Chancellor Bruno Kreisky met in Vienna."
    assert people(text) == ["Bruno Kreisky", "Olof Palme", "Urho Kekkonen"]
    assert [offices(text, n) for n in people(text)] == [["Chancellor"], ["Prime Minister"], ["President"]]


def test_a_place_is_no_person() -> None:
    assert people("Jordan and Chad signed a treaty in Victoria. Jordan thanked Chad.") == []


# --- women, couples, monarchs, popes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "sex"),
    [
        ("Queen Margrethe II of Denmark visited France.", "Queen Margrethe II", "f"),
        ("Pope Francis landed in Baghdad.", "Pope Francis", "m"),
        ("King Hussein of Jordan arrived.", "King Hussein", "m"),
        ("First Lady Barbara Bush arrived.", "Barbara Bush", "f"),
        ("President Emmanuel Macron and his wife, Brigitte Macron, visited Washington.", "Brigitte Macron", "f"),
    ],
)
def test_a_title_tells_the_sex(text: str, name: str, sex: str) -> None:
    assert names_in(text).register.people[name].gender == sex


def test_a_couple_is_two_people() -> None:
    text = "President Emmanuel Macron and Mrs. Macron visited Washington. Macron met President Donald Trump."
    assert people(text) == ["Donald Trump", "Emmanuel Macron", "Mrs. Macron"]
    assert stands_for(text)["Macron"] == "Emmanuel Macron"


def test_a_first_lady_does_not_take_the_presidents_office() -> None:
    text = "President George Bush arrived. First Lady Barbara Bush arrived. President Bush spoke."
    assert offices(text, "Barbara Bush") == ["First Lady"]
    assert offices(text, "George Bush") == ["President"]


def test_two_people_with_one_surname_leave_it_to_nobody() -> None:
    text = "President Lech Kaczyński arrived. Prime Minister Jarosław Kaczyński arrived. Kaczyński spoke."
    assert people(text) == ["Jarosław Kaczyński", "Lech Kaczyński"]
    assert "Kaczyński" not in stands_for(text)


def test_a_name_with_its_particle_follows_the_title() -> None:
    text = "President Charles de Gaulle came. Chancellor Konrad Adenauer welcomed President de Gaulle. Mr. von Weizsäcker spoke."
    assert people(text) == ["Charles de Gaulle", "Konrad Adenauer", "von Weizsäcker"]


def test_monarchs_are_known_by_their_titles() -> None:
    assert people("King Charles III and Queen Camilla visited Kenya.") == ["King Charles III", "Queen Camilla"]


def test_a_pope_is_later_named_without_his_title() -> None:
    assert stands_for("Pope Francis landed in Baghdad. Francis prayed with President Barham Salih.")["Francis"] == "Pope Francis"


def test_an_emperor_keeps_his_number_once() -> None:
    assert people("Emperor Haile Selassie I of Ethiopia visited Jamaica. Haile Selassie spoke.") == ["Haile Selassie I"]


# --- orders of names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Prime Minister Tanaka Kakuei met Premier Zhou Enlai. Tanaka flew home.", "Tanaka", "Tanaka Kakuei"),
        ("President Xi Jinping arrived. Xi spoke.", "Xi", "Xi Jinping"),
        ("President Ho Chi Minh met Prime Minister Jawaharlal Nehru. Ho thanked Nehru.", "Ho", "Ho Chi Minh"),
        ("President Gamal Abdel Nasser welcomed King Saud bin Abdulaziz. Nasser spoke.", "Nasser", "Gamal Abdel Nasser"),
        ("President Carlos Andrés Pérez of Venezuela arrived. Pérez spoke.", "Pérez", "Carlos Andrés Pérez"),
        ("President José López Portillo arrived. López Portillo thanked everybody.", "López Portillo", "José López Portillo"),
        ("President Luiz Inácio Lula da Silva of Brazil visited China. Lula spoke.", "Lula", "Luiz Inácio Lula da Silva"),
        ("President Charles de Gaulle visited Quebec. De Gaulle spoke.", "De Gaulle", "Charles de Gaulle"),
        ("President George H. W. Bush met President Boris Yeltsin. Bush spoke.", "Bush", "George H. W. Bush"),
        ("President John F. Kennedy arrived. John Kennedy spoke.", "John Kennedy", "John F. Kennedy"),
        ("President John F. Kennedy arrived. J. F. Kennedy left.", "J. F. Kennedy", "John F. Kennedy"),
    ],
)
def test_a_part_of_a_name_stands_for_the_whole(text: str, short: str, full: str) -> None:
    assert stands_for(text)[short] == full


def test_a_junior_keeps_his_suffix() -> None:
    assert people("The Rev. Martin Luther King, Jr., spoke in Berlin.") == ["Martin Luther King, Jr."]


# --- offices instead of names -----------------------------------------------------------------------------------------------


def test_the_prime_minister_is_the_one_whom_the_text_named() -> None:
    text = "Konstantinos Karamanlis, the Greek prime minister, visited Bonn. The Prime Minister met Chancellor Helmut Schmidt."
    assert stands_for(text)["The Prime Minister"] == "Konstantinos Karamanlis"


def test_the_president_is_nobody_where_there_are_two() -> None:
    text = "President Richard Nixon met President Tito. The President spoke."
    assert "The President" not in stands_for(text)


def test_a_demonym_tells_two_presidents_apart() -> None:
    text = "U.S. President Richard Nixon met French President Georges Pompidou. The French president spoke."
    assert stands_for(text)["The French president"] == "Georges Pompidou"


def test_her_majesty_is_the_queen() -> None:
    text = "Queen Elizabeth II of the United Kingdom arrived. Her Majesty spoke."
    assert stands_for(text)["Her Majesty"] == "Queen Elizabeth II"


# --- any text ------------------------------------------------------------------------------------------------------------------


@given(st.text(alphabet=st.sampled_from("Aa Bb.,'’()IVX President of the King Mrs-"), max_size=120))
def test_any_text_gives_mentions_inside_it(text: str) -> None:
    for mention in names_in(text).mentions:
        assert 0 <= mention.start <= mention.name_start < mention.name_end <= mention.end <= len(text)


@given(
    st.lists(st.sampled_from(["President", "Jan", "Nowak", "Maria", ",", "and", "of", "Poland", "the", "Mrs.", ".", "King"]), max_size=14)
)
def test_every_linked_mention_is_of_the_register(words: list[str]) -> None:
    found = names_in(" ".join(words))
    assert {m.person for m in found.mentions} <= set(found.register.people)


# --- what seldom texts taught -----------------------------------------------------------------------------------------------


def test_a_joined_arabic_article_belongs_to_the_name() -> None:
    assert "Abdel Fattah al-Sisi" in people("President Abdel Fattah al-Sisi of Egypt arrived in Rome.")


def test_a_given_name_that_is_a_place_as_well_begins_a_name() -> None:
    assert people("Salvador Allende, who had been president for a year, met Fidel Castro.") == ["Fidel Castro", "Salvador Allende"]


def test_an_initial_i_is_no_number() -> None:
    assert people("President Gerald Ford met Leonid I. Brezhnev.") == ["Gerald Ford", "Leonid I. Brezhnev"]
    assert "Haile Selassie I" in people("Emperor Haile Selassie I, a guest of the Queen, met President Gerald Ford.")


def test_the_guest_of_a_president_is_no_office() -> None:
    assert offices("He stopped in Seoul as the guest of President Park Chung Hee.", "Park Chung Hee") == ["President"]


def test_a_rank_of_royalty_is_nobodys_name() -> None:
    assert people("King Charles III and the Queen Consort arrived in Berlin.") == ["King Charles III"]


def test_a_couple_is_known_by_his_office() -> None:
    named = names_in("President and Mrs. Kennedy arrived in Paris. General Charles de Gaulle greeted Kennedy.")
    assert {m.text: m.person for m in named.mentions}["Kennedy"] == "Kennedy"
    assert [o.text for o in named.register.people["Kennedy"].offices] == ["President"]


def test_a_heading_in_capitals_makes_no_names() -> None:
    heading, *rest = sentences(document("NEHRU DISCOVERS AMERICA\n\nPandit Nehru, the prime minister of India, arrived in New York."))
    found = find_names(rest, extra=[msgspec.structs.replace(heading, kind="heading")])
    assert [n for n in found.register.people if "DISCOVERS" in n] == []


def test_mrs_and_a_full_name_are_one_woman() -> None:
    assert people("Mrs Thatcher arrived on Saturday. Margaret Thatcher came home on Wednesday.") == ["Margaret Thatcher"]


def test_a_monarch_with_a_title_is_the_one_with_the_long_name() -> None:
    found = people("King Salman bin Abdulaziz Al Saud arrived in Jakarta. King Salman met President Joko Widodo.")
    assert found == ["Joko Widodo", "Salman bin Abdulaziz Al Saud"]


# --- one word with an apposition --------------------------------------------------------------------------------------------


def test_an_office_behind_a_surname_is_that_of_him_who_bears_it():
    text = "Urho Kekkonen came to Washington in 1961. Kekkonen, the president of Finland, stayed for three days."
    assert offices(text, "Urho Kekkonen") == ["president of Finland"]


@pytest.mark.parametrize(
    "text",
    [
        "In Windsor, the First Lady, who had come by car, met the Queen.",
        "From Ballina, the president of the club and his guests drove on.",
    ],
)
def test_an_office_behind_a_town_is_not_the_towns(text):
    assert not {"Windsor", "Ballina"} & set(people(text))


@pytest.mark.parametrize(
    "text",
    [
        "A guard of honour was drawn up by the Ceylon Light Infantry.",
        "He was greeted by the Royal Marines Band and by the Second Irish Regiment.",
        "The anthem was played by the Vienna Boys Choir.",
    ],
)
def test_regiments_and_choirs_are_no_people(text):
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("He came with External Affairs Minister Donald Jamieson.", "Donald Jamieson", "External Affairs Minister"),
        ("They met Trade and Industry Minister Toivo Wiherheimo.", "Toivo Wiherheimo", "Trade and Industry Minister"),
        (
            "Indian Petroleum and Natural Gas Minister Dharmendra Pradhan came.",
            "Dharmendra Pradhan",
            "Indian Petroleum and Natural Gas Minister",
        ),
        ("He was met by Presidential Aide Yury Ushakov.", "Yury Ushakov", "Presidential Aide"),
        ("Seoul, 6 July: Met President Kim Young-sam.", "Kim Young-sam", "President"),
        ("The visit of His Excellency Joao Figueiredo, President of Brazil, ended.", "Joao Figueiredo", "President of Brazil"),
    ],
)
def test_an_office_is_taken_whole(text, name, office):
    found = names_in(text).register.people[name].offices
    assert [(o.text, o.settled) for o in found] == [(office, True)]


@pytest.mark.parametrize(
    "text",
    [
        "They spoke of Steel, and Minister Hans Apel left.",
        "Rolls-Royce Minister Hans Apel left.",
    ],
)
def test_a_word_that_is_no_field_joins_no_office(text):
    assert offices(text, "Hans Apel") == ["Minister"]


def test_a_bare_office_is_nobodys_where_the_one_whom_the_text_is_about_has_no_office():
    text = "Vladimir Putin flew to Ulaanbaatar. President of Mongolia Ukhnaagiin Khurelsukh met him. The President spoke of trade."
    assert "The President" not in stands_for(text)
    told = "The Russian leader Vladimir Putin flew out. President of Mongolia Ukhnaagiin Khurelsukh met him. The President spoke."
    assert stands_for(told)["The President"] == "Ukhnaagiin Khurelsukh"


def test_titles_may_be_heaped_before_a_name():
    text = "He came at the invitation of the Prime Minister of Israel, H.E. Mr. Levi Eshkol, on Monday."
    assert offices(text, "Levi Eshkol") == ["Prime Minister of Israel"]
    assert "Lal Bahadur Shastri" in people("Prime Minister Shri Lal Bahadur Shastri paid a visit.")


def test_of_offices_between_commas_each_belongs_to_the_name_behind_it():
    text = "At the invitation of the Federal Chancellor, Dr. Willy Brandt, the President of Finland, Urho Kekkonen, is paying a visit."
    assert offices(text, "Willy Brandt") == ["Federal Chancellor"]
    assert offices(text, "Urho Kekkonen") == ["President of Finland"]


def test_a_name_in_a_line_of_capitals_is_written_as_a_name():
    assert people("VISIT OF HIS HOLINESS POPE JOHN XXIII TO LORETO") == ["Pope John XXIII"]


# --- crowns ---------------------------------------------------------------------------------------------------------------


def test_a_crown_without_its_number_is_the_one_with_it() -> None:
    assert people("King Frederik IX arrived. King Frederik smiled.") == ["King Frederik IX"]
    assert people("King Frederik IX arrived. King Haakon VII died. King Frederik smiled.") == ["King Frederik IX", "King Haakon VII"]


def test_the_royal_pair_is_told_by_who_reigns() -> None:
    text = "King Frederik and Queen Ingrid of Denmark came. The King and Queen of Denmark have begun a visit."
    assert stands_for(text)["The King and Queen of Denmark"] == "King Frederik"


def test_two_with_their_articles_behind_a_queen_are_people_of_their_own() -> None:
    text = "It was held in the presence of Queen Ingrid, the Prince of Sweden and the Duchess of Kent."
    assert offices(text, "Queen Ingrid") == ["Queen"]


def test_a_capital_article_belongs_to_the_title() -> None:
    text = (
        "Their Majesties The Emperor Hirohito and The Empress Nagako of Japan, having slept, will pay a state visit to France in May 1971."
    )
    names = names_in(text)
    assert sorted(names.register.people) == ["Emperor Hirohito", "Empress Nagako"]
