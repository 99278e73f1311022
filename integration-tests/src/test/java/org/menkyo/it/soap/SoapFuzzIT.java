package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.it.permission.MatrixWorld;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;

/**
 * Messages that are wrong in ways that nobody thought of: each is answered by a fault of the contract that blames the sender,
 * and the log says nothing of any. {@code -Dmenkyo.it.soap.messages=20000} sends more of them.
 */
@Tag("LC-1110")
@Tag("LC-1103")
class SoapFuzzIT {

    private static final int MESSAGES = Integer.getInteger("menkyo.it.soap.messages", 1_000);

    /** What the server may tell as its own trouble, by docs/soap.md. */
    private static final Set<String> SERVERS_CODES = Set.of("UNAVAILABLE", "TOO_MANY_REQUESTS");

    private static final Set<Integer> STATUSES = Set.of(200, 401, 413, 415, 500);

    private static final long LOG_BYTES_PER_MESSAGE = 20;

    private static RunningProduct product;
    private static SoapSamples samples;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void prepare() throws Exception {
        product = RunningProduct.get();
        samples = new SoapSamples(MatrixWorld.in(product));
    }

    static LongStream seeds() {
        return LongStream.of(
                20_261_128L,
                Long.getLong("menkyo.it.seed", ThreadLocalRandom.current().nextLong(1L << 32)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachIsTheSendersFaultAndNoneIsLogged(long seed) throws Exception {
        HostileMessages messages = new HostileMessages(SoapContract.built(), samples, seed);
        ServerLog log = ServerLog.of(product);
        Map<String, Integer> answers = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < MESSAGES && wrong.size() < 20; i++) {
            HostileMessages.Message message = messages.next();
            HttpResponse<String> response =
                    http.send(message.to(product.soap("/" + message.service())), BodyHandlers.ofString());
            RawAnswer answer = new RawAnswer(response);
            String code = response.body().isEmpty() ? "nothing" : answer.code();
            answers.merge(response.statusCode() + " " + code, 1, Integer::sum);
            if (!isRight(answer, code)) {
                wrong.add(response.statusCode() + " " + response.body() + " to " + message);
            }
        }
        String written = log.written();
        System.out.println(
                "seed " + seed + ": " + MESSAGES + " messages, " + written.length() + " bytes of log; " + answers);
        assertThat(wrong).as("seed %d", seed).isEmpty();
        assertThat(written).as("seed %d", seed).doesNotContain("\tat ", " ERROR ", "org.apache.cxf");
        assertThat((long) written.length()).isLessThan(10_000 + LOG_BYTES_PER_MESSAGE * MESSAGES);
    }

    private static boolean isRight(RawAnswer answer, String code) {
        if (!STATUSES.contains(answer.status()) || code.equals("nothing")) {
            return false;
        }
        if (answer.status() == 200) {
            return code.isEmpty();
        }
        Set<String> blamed = new HashSet<>(List.of(answer.text("faultcode"), answer.text("Value")));
        boolean servers = blamed.stream().anyMatch(value -> value.matches("(.*:)?(Server|Receiver)"));
        return !code.isEmpty() && !code.equals("INTERNAL_ERROR") && servers == SERVERS_CODES.contains(code);
    }
}
