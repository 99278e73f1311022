package org.menkyo.it.demo;

import static org.menkyo.it.demo.DemoFailedException.require;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Media files are recorded, downloaded with an interruption, and asked for on a disc instead (LC-702, LC-703, LC-710). */
final class MediaChapter {

    private static final String SERVER = "SVR-DC-2008";
    private static final String UPGRADE = "VISTA-ENT-UPG";
    private static final String VERSION = "2008 (demo)";
    private static final int SIZE = 3 * 1024 * 1024 + 7;
    private static final int BREAK = 1024 * 1024;

    /** What the operator records. The same bytes in each run, so that a run finds what an earlier one recorded. */
    private static final List<Media> ALL = List.of(
            new Media(SERVER, "FULL", "en", "server-2008-en.iso", 1),
            new Media(SERVER, "FULL", "ja", "サーバー 2008.iso", 2),
            new Media(UPGRADE, "UPGRADE", "en", "vista-upgrade-en.iso", 3));

    private final Stage stage;
    private final RecordedOrder order;
    private final Person customer;

    private record Media(String product, String kind, String language, String fileName, long seed) {

        byte[] bytes() {
            byte[] bytes = new byte[SIZE];
            new Random(seed).nextBytes(bytes);
            return bytes;
        }
    }

    MediaChapter(Stage stage, RecordedOrder order, Person customer) {
        this.stage = stage;
        this.order = order;
        this.customer = customer;
    }

    /** An operator records media, unless an earlier run did. */
    void record() {
        stage.heading("The operator records media files");
        RestSession operator = stage.demoAccount("demo-operator");
        ALL.forEach(media -> record(operator, media));
    }

    private void record(RestSession operator, Media media) {
        byte[] bytes = media.bytes();
        // No kind: it follows from the product.
        JsonObject announced = Json.createObjectBuilder()
                .add("product", media.product())
                .add("language", media.language())
                .add("version", VERSION)
                .add("fileName", media.fileName())
                .add("size", bytes.length)
                .add("sha256", sha256(bytes))
                .build();
        RestAnswer upload = operator.post("/media-uploads", announced);
        if ("MEDIA_EXISTS".equals(upload.problemCode())) {
            stage.line("%s (%s, %s) is there from an earlier run", media.fileName(), media.product(), media.kind());
            return;
        }
        String path = "/media-uploads/" + upload.expect(201).text("id");
        operator.append(path + "?offset=0", bytes, 0, BREAK).expect(204);
        int arrived = operator.get(path).expect(200).number("received");
        require(arrived == BREAK, "Of the upload %d bytes are said to have arrived instead of %d.", arrived, BREAK);
        operator.append(path + "?offset=" + arrived, bytes, arrived, bytes.length)
                .expect(204);
        RestAnswer file = operator.post(path + "/completion").expect(201);
        require(
                media.kind().equals(file.text("kind")),
                "%s is of kind %s instead of %s.",
                media.fileName(),
                file.text("kind"),
                media.kind());
        stage.line(
                "%s: %s medium of %s in %s, in two pieces; its SHA-256 was compared",
                media.fileName(), file.text("kind"), media.product(), media.language());
    }

    /** The customer downloads a file with an interruption. */
    void download() {
        stage.heading("The customer downloads what the order entitles to");
        List<JsonObject> choices = customer.rest()
                .get("/downloads?licenseId=" + order.licenseNumber() + "&kilobitsPerSecond=8000&size=200")
                .expect(200)
                .items();
        for (Media media : ALL) {
            JsonObject choice = choice(choices, media);
            require(
                    choice.getBoolean("usual", false),
                    "%s is not what licenses of %s usually install.",
                    media.fileName(),
                    media.product());
            stage.line(
                    "%s, %s, %s: %d bytes, about %d seconds at 8 Mbit/s",
                    choice.getString("productName"),
                    choice.getString("kind"),
                    choice.getString("language"),
                    choice.getInt("size"),
                    choice.getInt("estimatedSeconds"));
        }
        Media wanted = ALL.get(1);
        JsonObject choice = choice(choices, wanted);
        RestAnswer link = customer.rest()
                .post(
                        "/licenses/" + order.licenseNumber() + "/downloads",
                        RestSession.json("mediaId", choice.getString("mediaId")))
                .expect(201);
        byte[] got = new byte[SIZE];
        part(link, "bytes=0-" + (BREAK - 1), got, 0, BREAK);
        part(link, "bytes=" + BREAK + '-', got, BREAK, SIZE - BREAK);
        require(
                sha256(got).equals(choice.getString("sha256")),
                "The downloaded file has another SHA-256 than the list says.");
        stage.line("%s came by a link without a sign-in, broke off after 1 MiB and went on", wanted.fileName());
        stage.line(
                "Its SHA-256 is the listed one: %s…", choice.getString("sha256").substring(0, 16));
    }

    private JsonObject choice(List<JsonObject> choices, Media media) {
        return choices.stream()
                .filter(choice -> sha256(media.bytes()).equals(choice.getString("sha256", "")))
                .findFirst()
                .orElseThrow(() -> new DemoFailedException("The downloads do not list " + media.fileName() + "."));
    }

    private void part(RestAnswer link, String range, byte[] file, int offset, int length) {
        // The address in the link is the one that people reach; the demo was told another, perhaps.
        URI address =
                stage.addresses().rest().resolve(URI.create(link.text("link")).getRawPath());
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Range", range).build();
        HttpResponse<byte[]> answer;
        try {
            answer = RestSession.HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException brokenOff) {
            throw new DemoFailedException("The download broke off.", brokenOff);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("The demo was interrupted.", interrupted);
        }
        require(answer.statusCode() == 206, "A part was answered with %d instead of 206.", answer.statusCode());
        require(answer.body().length == length, "A part has %d bytes instead of %d.", answer.body().length, length);
        System.arraycopy(answer.body(), 0, file, offset, length);
    }

    /** The customer asks for a disc; a tax-exempt organization accepts the warning first. */
    void onDisc() {
        stage.heading("The customer asks for physical media instead");
        String path = "/licenses/" + order.licenseNumber() + "/physical-media-requests";
        RestAnswer warned = customer.rest().post(path, discs(false)).expect(422);
        require(
                "TAX_WARNING_NOT_ACCEPTED".equals(warned.problemCode()),
                "The warning about taxes is missing; the answer is %s.",
                warned.problemCode());
        stage.line("Warned: %s", warned.text("detail"));
        RestAnswer made = customer.rest().post(path, discs(true)).expect(201);
        require(
                customer.email().equals(made.text("warningAcceptedBy")),
                "The warning was accepted by %s instead of %s.",
                made.text("warningAcceptedBy"),
                customer.email());
        stage.line("Accepted by %s, and asked for", made.text("warningAcceptedBy"));
        RestSession operator = stage.demoAccount("demo-operator");
        String state = "/support/physical-media-requests/" + made.text("id") + "/state";
        operator.post(state, RestSession.json("state", "IN_PREPARATION")).expect(200);
        operator.post(state, RestSession.json("state", "SHIPPED", "comment", "Parcel " + stage.run()))
                .expect(200);
        ReceivedMail told = stage.mail(customer.email(), "Your media were shipped");
        require(
                told.text().contains("Parcel " + stage.run()),
                "The mail about the shipment does not say which parcel it is.");
        stage.line("Shipped; a mail says: %s, %s", told.subject(), "Parcel " + stage.run());
    }

    private static JsonObject discs(boolean accepted) {
        return Json.createObjectBuilder()
                .add("product", SERVER)
                .add("language", "en")
                .add("count", 2)
                .add("recipient", "Jo Miller")
                .add("taxExempt", true)
                .add("warningAccepted", accepted)
                .add(
                        "address",
                        RestSession.json(
                                "street", "1 Main Street",
                                "city", "Sacramento",
                                "region", "California",
                                "postalCode", "95814",
                                "country", "US"))
                .build();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
