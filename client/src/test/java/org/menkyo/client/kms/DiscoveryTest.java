package org.menkyo.client.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {

    @Test
    @Tag("VA-308")
    void lowerPriorityComesFirstAndWeightIsTheShare() {
        List<ServiceRecord> records = List.of(
                ServiceRecord.parse("10 0 1688 spare.example.com."),
                ServiceRecord.parse("0 75 1688 big.example.com."),
                ServiceRecord.parse("0 25 1699 small.example.com."));
        Random random = new Random(2782);
        int bigFirst = 0;
        for (int i = 0; i < 10_000; i++) {
            List<ServiceRecord> order = ServiceRecord.inOrder(records, random);
            assertThat(order).hasSize(3);
            assertThat(order.get(2).target()).isEqualTo("spare.example.com");
            bigFirst += order.get(0).target().equals("big.example.com") ? 1 : 0;
        }
        assertThat(bigFirst).isBetween(7_200, 7_800);
    }

    @Test
    @Tag("VA-308")
    void recordsWithoutWeightAreTriedToo() {
        List<ServiceRecord> records = List.of(new ServiceRecord(0, 0, 1, "a"), new ServiceRecord(0, 0, 2, "b"));
        assertThat(ServiceRecord.inOrder(records, new Random(1))).containsExactlyInAnyOrderElementsOf(records);
        assertThat(ServiceRecord.inOrder(List.of(), new Random(1))).isEmpty();
    }

    @Test
    void aServerThatDoesNotAnswerFindsNothing() {
        DnsDiscovery discovery = new DnsDiscovery("example.invalid", Optional.of("127.0.0.1:9"), new Random(1));
        assertThat(discovery.find("_menkyo-kms._tcp", 1688)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kms.example.com, kms.example.com:1688",
        "kms:1700, kms:1700",
        "' 192.0.2.7:1 ', 192.0.2.7:1",
        "[2001:db8::1]:1700, [2001:db8::1]:1700",
        "2001:db8::1, [2001:db8::1]:1688",
    })
    void readsAddresses(String text, String expected) {
        assertThat(HostAddress.parse(text, 1688)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "kms:0", "kms:70000", "k\nms", "a=b"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> HostAddress.parse(text, 1688)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("VA-308")
    void recordsThatCannotBeUsedDoNotHideTheOthers() {
        DnsDiscovery discovery = new DnsDiscovery("example.com", Optional.empty(), new Random(1));
        assertThat(discovery.inOrder(List.of(
                        "0 0 0 noport.example.com.", "x y z w", "0 0 1688", "0 0 0 .", "5 0 1700 good.example.com.")))
                .containsExactly(new HostAddress("good.example.com", 1700));
    }
}
