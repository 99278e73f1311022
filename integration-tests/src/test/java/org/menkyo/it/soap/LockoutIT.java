package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.acceptance.ApprovalWorld;
import org.menkyo.it.demo.Person;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;

/** Who tries invalid pairs of numbers is locked out of both interfaces, whichever they were tried over. */
@Tag("LC-604")
class LockoutIT {

    private static final int LIMIT = 5;
    private static final int TRIES_AT_ONCE = 20;
    private static final String COMBINATION_NOT_VALID = "COMBINATION_NOT_VALID";

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final ApprovalWorld WORLD = new ApprovalWorld(PRODUCT);

    @BeforeAll
    static void prepare() {
        WORLD.prepare(1, 2, 1);
    }

    @Test
    @Tag("LC-401")
    @Tag("LC-802")
    void triesOverBothInterfacesAddUpAndLockOutOfBothAtOnce() {
        Person user = WORLD.requesters().get(0);
        assertThat(user.rest().get("/permissions").status()).isEqualTo(200);
        assertThat(soap(user).call(listOwnPermissions()).status()).isEqualTo(200);

        assertThat(addWrongPair(user).text("outcome")).isEqualTo(COMBINATION_NOT_VALID);
        assertThat(requestWithWrongPair(user).status()).isEqualTo(200);
        assertThat(addWrongPair(user).text("outcome")).isEqualTo(COMBINATION_NOT_VALID);
        assertThat(requestWithWrongPair(user).status()).isEqualTo(200);
        RestAnswer fifth = addWrongPair(user);
        assertThat(fifth.text("outcome")).isEqualTo(COMBINATION_NOT_VALID);
        assertThat(fifth.number("triesLeft")).isZero();
        String until = fifth.text("retryAt");

        for (RestAnswer refused : List.of(
                user.rest().get("/permissions"),
                user.rest().get("/registration"),
                user.rest().get("/profile"),
                addPair(user, WORLD.licenses().get(0)),
                addWrongPair(user))) {
            assertThat(refused.problemCode()).isEqualTo("LOCKED_OUT");
            assertThat(refused.text("detail")).contains(until, "too many invalid numbers");
        }
        for (RawAnswer refused : List.of(
                soap(user).call(listOwnPermissions()),
                new RawPeer(PRODUCT.soap("/LicenseService"))
                        .header("Authorization", user.rest().authorization())
                        .call("<listLicenses xmlns='urn:menkyo:license:v1'/>"),
                requestWithWrongPair(user))) {
            assertThat(refused.body()).contains("LOCKED_OUT").contains(until);
        }

        RestSession support = RestSession.signedIn(PRODUCT.addresses().rest(), "demo-support", "demo-support-1");
        JsonObject lockout = support.get("/support/lockouts?email=" + user.email())
                .expect(200)
                .items()
                .get(0);
        support.post(
                        "/support/lockouts/" + lockout.getString("id") + "/end",
                        RestSession.json("reason", "The user called and read the right numbers from the contract."))
                .expect(200);
        assertThat(user.rest().get("/permissions").status()).isEqualTo(200);
        assertThat(soap(user).call(listOwnPermissions()).status()).isEqualTo(200);
        assertThat(addWrongPair(user).number("triesLeft")).isEqualTo(LIMIT - 1);
    }

    @Test
    void twentyTriesAtOnceOverBothInterfacesGetNoMoreThanTheLimit() throws Exception {
        Person user = WORLD.requesters().get(1);
        ExecutorService people = Executors.newFixedThreadPool(TRIES_AT_ONCE);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < TRIES_AT_ONCE; i++) {
            boolean overRest = i % 2 == 0;
            tries.add(people.submit(() -> {
                start.await();
                return overRest
                        ? COMBINATION_NOT_VALID.equals(
                                addWrongPair(user).object().getString("outcome", ""))
                        : requestWithWrongPair(user).status() == 200;
            }));
        }
        start.countDown();
        int looked = 0;
        for (Future<Boolean> one : tries) {
            looked += one.get() ? 1 : 0;
        }
        people.shutdown();

        assertThat(looked).isEqualTo(LIMIT);
        assertThat(new ProductDatabase(PRODUCT)
                        .number(
                                "SELECT count(*) FROM license_pair_attempt WHERE outcome = 'INVALID' AND email_key = ?",
                                user.email()))
                .isEqualTo(LIMIT);
        assertThat(user.rest().get("/permissions").problemCode()).isEqualTo("LOCKED_OUT");
        assertThat(soap(user).call(listOwnPermissions()).code()).isEqualTo("LOCKED_OUT");
    }

    private static RestAnswer addWrongPair(Person user) {
        return addPair(user, new ApprovalWorld.License(unknown(), unknown()));
    }

    private static RestAnswer addPair(Person user, ApprovalWorld.License license) {
        return user.rest()
                .post(
                        "/open-licenses",
                        Json.createObjectBuilder()
                                .add("authorizationNumber", license.authorizationNumber())
                                .add("licenseNumber", license.number())
                                .add("acknowledged", true)
                                .add("givenName", "Jo")
                                .add("familyName", "Miller")
                                .build());
    }

    private static RawAnswer requestWithWrongPair(Person user) {
        return soap(user)
                .call("<requestPermission xmlns='urn:menkyo:permission:v1'><program>OPEN</program><licenseId>"
                        + unknown()
                        + "</licenseId><authorizationNumber>" + unknown()
                        + "</authorizationNumber><roles>DOWNLOAD_ADMINISTRATOR</roles></requestPermission>");
    }

    private static String listOwnPermissions() {
        return "<listOwnPermissions xmlns='urn:menkyo:permission:v1'/>";
    }

    private static String unknown() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
    }

    private static RawPeer soap(Person user) {
        return new RawPeer(PRODUCT.soap("/PermissionService"))
                .header("Authorization", user.rest().authorization());
    }
}
