package org.menkyo.client;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/** Whatever happens to a client, in whatever order, the rules of its states hold (VA-201…209). */
class ClientLifePropertiesTest {

    /** Something that happens to a client. */
    record Event(String name, int number) {

        void happenTo(ClientLife life) {
            switch (name) {
                case "host has" -> life.hostHas(number);
                case "host away" -> life.hostIsAway(number > 0);
                case "center away" -> life.centerIsAway(number > 0);
                case "block" -> life.keyIsBlocked(number, true);
                case "unblock" -> life.keyIsBlocked(number, false);
                case "install key" -> life.installKey(number);
                case "remove key" -> life.removeKey();
                case "activate" -> life.activate();
                case "validate" -> life.validate();
                case "rearm" -> life.rearm();
                case "move clock" -> life.moveClock(number);
                case "move to machine" -> life.moveTo(number);
                case "change memory" -> life.changeMemory(number);
                case "wait days" -> life.wait(Duration.ofDays(number));
                default -> throw new IllegalArgumentException(name);
            }
        }
    }

    @Property(tries = 250)
    @Tag("VA-201")
    @Tag("VA-202")
    @Tag("VA-203")
    @Tag("VA-204")
    @Tag("VA-205")
    @Tag("VA-206")
    @Tag("VA-207")
    @Tag("VA-208")
    @Tag("VA-209")
    void theRulesHoldWhateverHappens(@ForAll("lives") List<Event> events) {
        ClientLife life = new ClientLife();
        events.forEach(event -> event.happenTo(life));
    }

    @Provide
    Arbitrary<List<Event>> lives() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, event("host has", 4, 5)),
                        Tuple.of(2, event("host away", 0, 1)),
                        Tuple.of(2, event("center away", 0, 1)),
                        Tuple.of(2, event("block", 0, 1)),
                        Tuple.of(2, event("unblock", 0, 1)),
                        Tuple.of(2, event("install key", 0, 1)),
                        Tuple.of(2, event("remove key", 0, 0)),
                        Tuple.of(6, event("activate", 0, 0)),
                        Tuple.of(3, event("validate", 0, 0)),
                        Tuple.of(2, event("rearm", 0, 0)),
                        Tuple.of(2, event("move clock", 1, 40)),
                        Tuple.of(2, event("move clock", -40, -1)),
                        Tuple.of(1, event("move to machine", 0, 2)),
                        Tuple.of(1, event("change memory", 8, 16)),
                        Tuple.of(6, event("wait days", 1, 40)),
                        Tuple.of(1, event("wait days", 150, 220)))
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }

    private static Arbitrary<Event> event(String name, int from, int to) {
        return Arbitraries.integers().between(from, to).map(number -> new Event(name, number));
    }
}
