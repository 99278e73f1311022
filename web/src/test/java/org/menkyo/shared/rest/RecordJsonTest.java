package org.menkyo.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.order.OrderLine;
import org.menkyo.permission.Role;
import org.menkyo.shared.json.RecordJson;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.text.StorableText;

@Tag("LC-1102")
class RecordJsonTest {

    record Everything(
            String zText,
            int number,
            Long large,
            boolean truth,
            Role role,
            Instant moment,
            UUID id,
            byte[] bytes,
            List<OrderLine> lines,
            Map<String, String> details,
            Optional<String> absent,
            String aMissing) {}

    @Test
    void writesMembersInTheirOrderAndLeavesOutWhatIsNull() {
        UUID id = UUID.fromString("00000000-0000-0000-0000-00000000002a");
        Everything all = new Everything(
                "\"あ\"\n",
                -1,
                Long.MIN_VALUE,
                true,
                Role.ADMINISTRATOR,
                Instant.parse("2026-11-21T00:00:00.000123Z"),
                id,
                new byte[] {0, 1, 2},
                List.of(OrderLine.of("P", 2, null)),
                new TreeMap<>(Map.of("b", "2", "a", "1")),
                Optional.empty(),
                null);

        assertThat(text(all))
                .isEqualTo("{\"zText\":\"\\\"あ\\\"\\n\",\"number\":-1,\"large\":-9223372036854775808,\"truth\":true,"
                        + "\"role\":\"ADMINISTRATOR\",\"moment\":\"2026-11-21T00:00:00.000123Z\",\"id\":\"" + id
                        + "\",\"bytes\":\"AAEC\",\"lines\":[{\"product\":\"P\",\"quantity\":2}],"
                        + "\"details\":{\"a\":\"1\",\"b\":\"2\"}}");
    }

    @Test
    void writesPagesWithItemsAndCursor() {
        assertThat(text(new Page<>(List.of(OrderLine.of("P", 1, true)), "Mw")))
                .isEqualTo(
                        "{\"items\":[{\"product\":\"P\",\"quantity\":1,\"softwareAssurance\":true}],\"next\":\"Mw\"}");
        assertThat(text(new Page<>(List.of(), null))).isEqualTo("{\"items\":[]}");
    }

    @Test
    void refusesTypesThatAnswersDoNotHave() {
        record Odd(Thread thread) {}
        assertThatThrownBy(() -> RecordJson.bytes(new Odd(Thread.currentThread())))
                .isInstanceOf(IllegalStateException.class);
    }

    public record Texts(String text, Set<String> set, List<String> list) {}

    @Property
    void whatWasWrittenIsReadAsItWas(@ForAll @StringLength(max = 50) String text) {
        String storable = text.codePoints()
                .filter(c -> StorableText.isStorable(Character.toString(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Texts texts = new Texts(storable, Set.of(storable), List.of(storable, "x"));

        Object read = JsonText.bind(RecordJson.bytes(texts), Texts.class);

        assertThat(read).isEqualTo(texts);
    }

    private static String text(Object answer) {
        return new String(RecordJson.bytes(answer), StandardCharsets.UTF_8);
    }
}
