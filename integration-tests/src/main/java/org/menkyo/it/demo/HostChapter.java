package org.menkyo.it.demo;

import static org.menkyo.it.demo.DemoFailedException.require;
import static org.menkyo.it.demo.RestSession.json;

import jakarta.json.JsonObject;
import java.util.List;

/** An operator activates a KMS host with the key (VA-301). */
final class HostChapter {

    private final Stage stage;

    HostChapter(Stage stage) {
        this.stage = stage;
    }

    /** Makes a host of its own for this run, so that its count begins at 0 whatever ran before. */
    ActivatedHost activate(RevealedKeys keys) {
        stage.heading("The operator activates a KMS host with the key");
        RestSession operator = stage.demoAccount("demo-operator");
        String name = "Demo host " + stage.run();
        RestAnswer answer = operator.post(
                        "/kms-hosts", json("productKey", keys.kmsHostKey(), "platform", "SERVER", "name", name))
                .expect(201);
        require(answer.flag("activated"), "The host is not activated.");
        require(answer.flag("serving"), "The host does not answer on the port.");
        require("C".equals(answer.text("keyGroup")), "The host serves group %s, not C.", answer.text("keyGroup"));
        require(answer.number("count") == 0, "The new host has a count of %d, not 0.", answer.number("count"));
        require(!answer.body().contains(keys.kmsHostKey()), "The answer shows the whole KMS host key.");
        stage.line("%s is certified with product id %s for group C and all lower ones", name, answer.text("productId"));
        stage.line("It answers on port %d from now on; hosts of earlier runs keep their own counts", stage.kmsPort());
        return new ActivatedHost(answer.text("id"), name, answer.text("productId"));
    }

    /** What the server itself reports of the host: its count, and each answered request. */
    void countsAndRecords(ActivatedHost host, int count, int answers) {
        RestSession operator = stage.demoAccount("demo-operator");
        int reported = operator.get("/kms-hosts/" + host.id()).expect(200).number("count");
        require(reported == count, "The server reports a count of %d instead of %d.", reported, count);
        List<JsonObject> events = operator.get("/kms-hosts/" + host.id() + "/events?size=200")
                .expect(200)
                .items();
        require(events.size() == answers, "The host's log has %d answers instead of %d.", events.size(), answers);
        long added = events.stream()
                .filter(event -> event.getBoolean("added", false))
                .count();
        require(added == count, "According to the host's log %d machines were counted instead of %d.", added, count);
        stage.line(
                "The operator sees the same count, %d, and all %d answers in the host's log", reported, events.size());
    }
}
