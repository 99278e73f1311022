package org.menkyo.it.rest;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.UUID;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;

/** An order with its administrator, and people that can be added: what the tests of the REST contract work on. */
final class RestWorld {

    static final String DISTRIBUTOR = "demo-distributor";
    static final String OPERATOR = "demo-operator";
    static final String AUDITOR = "demo-auditor";

    private static final String TOKEN = "#token=";
    private static RestWorld shared;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String administrator;
    private final String colleague;
    private final String licenseId;
    private final String authorizationNumber;

    /** A world of its own, for what leaves nothing as it was. */
    RestWorld() {
        JsonObject order = RestCall.post("/orders")
                .as(DISTRIBUTOR)
                .json(order(name("order"), email("administrator")))
                .expect(201);
        licenseId = order.getString("licenseNumber");
        authorizationNumber = order.getString("authorizationNumber");
        administrator = registered("administrator");
        colleague = registered("colleague");
    }

    static synchronized RestWorld get() {
        if (shared == null) {
            shared = new RestWorld();
        }
        return shared;
    }

    /** A name that nobody else uses. */
    String name(String what) {
        return what + "-" + run;
    }

    String email(String who) {
        return who + "@" + run + ".example";
    }

    /** The account that administers {@link #licenseId()}; it is named like its address's local part. */
    String administrator() {
        return administrator;
    }

    /** A registered account without any role. */
    String colleague() {
        return colleague;
    }

    String licenseId() {
        return licenseId;
    }

    String authorizationNumber() {
        return authorizationNumber;
    }

    /** A well-formed order for one end customer. */
    static String order(String orderNumber, String endCustomer) {
        return """
            {"orderNumber": "%1$s",
             "organization": {"identifier": "%1$s", "name": "Contract Test",
               "address": {"street": "1-1", "city": "Tokyo", "country": "JP"}},
             "endCustomers": [{"name": "Contact", "email": "%2$s"}],
             "lines": [{"product": "SVR-STD-2008", "quantity": 5}]}
            """.formatted(orderNumber, endCustomer);
    }

    /** Makes an account and confirms the address of the same name for it. */
    String registered(String who) {
        String account = signedUp(who);
        RestCall.post("/registration")
                .as(account)
                .json("{\"email\": \"%s\"}".formatted(email(who)))
                .expect(202);
        RestCall.post("/registration/confirmation")
                .as(account)
                .json("{\"token\": \"%s\"}".formatted(token(email(who))))
                .expect(200);
        return account;
    }

    /**
     * Makes an account that is not registered. Its password is its name and {@code -1}, as with the demo accounts, which nobody
     * could choose any more.
     */
    String signedUp(String who) {
        String account = name("user-" + who);
        RestCall.post("/accounts")
                .json("{\"name\": \"%s\", \"password\": \"%s\"}".formatted(account, UUID.randomUUID()))
                .expect(201);
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        new ProductDatabase(RunningProduct.get())
                .update(
                        "UPDATE account SET password_hash = ? WHERE name = ?",
                        OpenBSDBCrypt.generate("2y", (account + "-1").toCharArray(), salt, 10),
                        account);
        return account;
    }

    /** The token of the newest confirmation link to an address. */
    static String token(String email) {
        Mailbox mailbox = RunningProduct.get().mailbox();
        String text = mailbox.text(mailbox.await(
                email,
                mail -> mailbox.text(mail).contains(TOKEN) && !mail.subject().startsWith("Welcome")));
        return text.substring(text.indexOf(TOKEN) + TOKEN.length()).split("\\s", 2)[0];
    }
}
