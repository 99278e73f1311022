package org.menkyo.shared.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.shared.soap.Contract.XS;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.RequestState;
import org.menkyo.support.SupportCaseKind;
import org.menkyo.support.SupportCaseState;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Answers have room for new words and new elements, so that programs made from this contract read those of later releases. */
@Tag("LC-1109")
class AnswersOfLaterReleasesTest {

    private static final String ADDITIONS = "common:Additions";

    /** Global elements and types by their qualified names. */
    private static final Map<String, Element> ELEMENTS = new HashMap<>();

    private static final Map<String, Element> TYPES = new HashMap<>();

    private static Set<String> inRequests;
    private static Set<String> inAnswers;

    @BeforeAll
    static void readTheSchemas() throws Exception {
        for (String schema : Contract.SCHEMAS) {
            Document document = Contract.schemaDocument(schema);
            for (Node node = document.getDocumentElement().getFirstChild();
                    node != null;
                    node = node.getNextSibling()) {
                if (node instanceof Element element && element.hasAttribute("name")) {
                    (element.getLocalName().equals("element") ? ELEMENTS : TYPES)
                            .put(schema + ":" + element.getAttribute("name"), element);
                }
            }
        }
        Predicate<String> isAnswer = name -> name.endsWith("Response") || name.equals("common:licensingFault");
        inRequests = reachable(isAnswer.negate());
        inAnswers = reachable(isAnswer);
    }

    @Test
    void haveNoClosedWords() {
        assertThat(inAnswers.stream()
                        .filter(type -> !facets(type, "enumeration").isEmpty()))
                .isEmpty();
    }

    /** The answer's own element is unwrapped by most programs and holds nothing but what is asked for. */
    @Test
    void haveRoomForNewElements() {
        List<String> views = inAnswers.stream()
                .filter(type -> !type.endsWith("Response") && !type.equals(ADDITIONS))
                .filter(type -> TYPES.get(type).getLocalName().equals("complexType"))
                .toList();

        assertThat(views).hasSizeGreaterThan(25).allSatisfy(type -> {
            List<Element> children = childElements(type);
            Element last = children.get(children.size() - 1);
            assertThat(last.getAttribute("name")).isEqualTo("additions");
            // What a release adds is a type, in which room is left again.
            assertThat(last.getAttribute("type")).isIn(ADDITIONS, type + "Additions");
            assertThat(last.getAttribute("minOccurs")).isEqualTo("0");
        });
    }

    @Test
    void leaveRequestsStrict() {
        assertThat(inRequests).isNotEmpty().doesNotContain(ADDITIONS, "common:Word");
        assertThat(inRequests.stream()
                        .filter(type -> TYPES.get(type).getLocalName().equals("complexType")))
                .doesNotContainAnyElementsOf(inAnswers);
    }

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of("common:ProgramWord", Program.values()),
                Arguments.of("agreement:ContactKindWord", ContactKind.values()),
                Arguments.of("permission:RoleWord", Role.values()),
                Arguments.of("permission:RequestStateWord", RequestState.values()),
                Arguments.of("support:SupportCaseKindWord", SupportCaseKind.values()),
                Arguments.of("support:SupportCaseStateWord", SupportCaseState.values()));
    }

    @ParameterizedTest
    @MethodSource("words")
    void nameTheWordsOfThisRelease(String type, Enum<?>[] words) {
        String documentation = TYPES.get(type).getTextContent();

        assertThat(words).allSatisfy(word -> assertThat(documentation).containsPattern("\\b" + word.name() + "\\b"));
        assertThat(Stream.of(words).map(Enum::name))
                .allMatch(word ->
                        word.matches(facets("common:Word", "pattern").get(0).getAttribute("value")));
    }

    /**
     * Programs that take the elements of request and answer as parameters of a method cannot have one that is in both and not
     * of the same type.
     */
    @Test
    void canBeUnwrappedIntoParameters() {
        List<String> requests = ELEMENTS.keySet().stream()
                .filter(name -> ELEMENTS.containsKey(name + "Response"))
                .toList();

        assertThat(requests).hasSizeGreaterThan(35).allSatisfy(request -> {
            Set<String> inBoth = childNames(ELEMENTS.get(request).getAttribute("type"));
            inBoth.retainAll(childNames(ELEMENTS.get(request + "Response").getAttribute("type")));
            assertThat(inBoth).isEmpty();
        });
    }

    private static Set<String> reachable(Predicate<String> from) {
        Deque<String> waiting = ELEMENTS.keySet().stream()
                .filter(from)
                .map(name -> ELEMENTS.get(name).getAttribute("type"))
                .collect(Collectors.toCollection(ArrayDeque::new));
        Set<String> found = new LinkedHashSet<>();
        while (!waiting.isEmpty()) {
            String type = waiting.pop();
            if (TYPES.containsKey(type) && found.add(type)) {
                childElements(type).forEach(child -> waiting.add(child.getAttribute("type")));
                facets(type, "restriction").forEach(base -> waiting.add(base.getAttribute("base")));
            }
        }
        return found;
    }

    private static Set<String> childNames(String type) {
        return childElements(type).stream()
                .map(child -> child.getAttribute("name"))
                .collect(Collectors.toSet());
    }

    private static List<Element> childElements(String type) {
        return Contract.children(TYPES.get(type), XS, "sequence").stream()
                .flatMap(sequence -> Contract.children(sequence, XS, "element").stream())
                .toList();
    }

    /** The elements of this name inside a type's definition. */
    private static List<Element> facets(String type, String name) {
        var nodes = TYPES.get(type).getElementsByTagNameNS(XS, name);
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(i -> (Element) nodes.item(i))
                .toList();
    }
}
