package org.menkyo.help;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.menkyo.shared.text.Json;

/** The help topics, which come with the product, in the order in which they are shown. */
@ApplicationScoped
public class HelpTopics {

    /** The topics and their index, made when help is first asked for: most of what a start needs is not among it. */
    private static final class Loaded {

        private static final List<HelpTopic> TOPICS = read();
        private static final HelpIndex INDEX = new HelpIndex(TOPICS);
    }

    /** The form of the file. */
    private record File(List<HelpTopic> topics) {}

    private static List<HelpTopic> read() {
        try (InputStream in = HelpTopics.class.getResourceAsStream("topics.json")) {
            return List.of(Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), HelpTopic[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<HelpTopic> all() {
        return Loaded.TOPICS;
    }

    Optional<HelpTopic> find(String code) {
        return all().stream().filter(topic -> topic.code().equals(code)).findFirst();
    }

    /** The topics that have most of the words, the best first. */
    List<HelpTopic> search(String words) {
        return Loaded.INDEX.search(words);
    }
}
