package org.menkyo.machines.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.machines.problem.ProblemException;

@Tag("VA-501")
class MachineSourcesTest {

    private final MachineSources sources = new MachineSources(1689);

    private static List<String> names(Candidates candidates) {
        List<String> names = new ArrayList<>();
        candidates.iterator().forEachRemaining(address -> names.add(address.name()));
        return names;
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/29, 6, 10.0.0.1, 10.0.0.6",
        "10.0.0.5/29, 6, 10.0.0.1, 10.0.0.6",
        "10.0.0.0/24, 254, 10.0.0.1, 10.0.0.254",
        "10.0.0.4/31, 2, 10.0.0.4, 10.0.0.5",
        "10.0.0.4/32, 1, 10.0.0.4, 10.0.0.4",
        "10.0.0.4, 1, 10.0.0.4, 10.0.0.4",
        "10.0.0.250-10.0.1.5, 12, 10.0.0.250, 10.0.1.5",
        "10.0.0.1 – 10.0.0.3, 3, 10.0.0.1, 10.0.0.3",
        "10.1.0.0/16, 65534, 10.1.0.1, 10.1.255.254",
        "2001:db8::/126, 4, 2001:db8::, 2001:db8::3",
        "2001:DB8:0::9-2001:db8::b, 3, 2001:db8::9, 2001:db8::b"
    })
    void aRangeIsANetworkOrFromTo(String range, int number, String first, String last) throws ProblemException {
        List<String> names = names(sources.ranges(List.of(range)));
        assertThat(names).hasSize(number).startsWith(first).endsWith(last).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "10.0.0", "10.0.0.0/33", "10.0.0.256", "10.0.0.9-10.0.0.1", "10.0.0.1-2001:db8::1", "10.0.0.1-5",
                "10.0.0.1-10.0.0.2-10.0.0.3", "10.0.*.1", "010.0.0.1", "0x0a.0.0.1", "*", "pc-1", "fe80::1%eth0",
                "10.0.0.0/24-10.0.1.0/24", "10.0.0.0/255.255.255.0"
            })
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> sources.ranges(List.of(text)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.name()).isEqualTo("range"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/15", "2001:db8::/64", "0.0.0.0-255.255.255.255", "::/0"})
    void aRangeIsBounded(String text) {
        assertThatThrownBy(() -> sources.ranges(List.of(text)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.name()).isEqualTo("range.large"));
    }

    @Test
    void rangesAreBoundedTogether() {
        assertThatThrownBy(() -> sources.ranges(List.of("10.1.0.0/16", "10.2.0.0/29")))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aFileHasANameALineAndRemarks() throws IOException, ProblemException {
        Candidates candidates = sources.file(
                new BufferedReader(new StringReader("\uFEFF# machines\n"
                        + "PC-1.Example.com.\n\n"
                        + "  10.0.0.7:1700 # upstairs\n"
                        + "[2001:DB8::0001]:9\n"
                        + "pc-1.example.com\n")),
                "list.txt");
        assertThat(candidates.addresses())
                .containsExactly(
                        new HostAddress("pc-1.example.com", 1689),
                        new HostAddress("10.0.0.7", 1700),
                        new HostAddress("2001:db8::1", 9));
        assertThat(candidates.named()).isTrue();
        assertThatThrownBy(() -> sources.file(new BufferedReader(new StringReader("a\nb c\n")), "list.txt"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.details()).containsExactly("list.txt", 2, "b c"));
    }

    @Test
    void aListOfNamesIsBounded() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= Candidates.MAX; i++) {
            many.append("pc-").append(i).append('\n');
        }
        assertThatThrownBy(() -> sources.file(new BufferedReader(new StringReader(many.toString())), "list.txt"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.name()).isEqualTo("machines.many"));
    }
}
