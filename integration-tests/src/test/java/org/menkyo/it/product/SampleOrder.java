package org.menkyo.it.product;

import static org.menkyo.it.demo.RestSession.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** An order of one license as a distributor sends it over REST, of which a test looks at the number only. */
public final class SampleOrder {

    private SampleOrder() {}

    /**
     * The command for {@code POST /orders}.
     *
     * @param organization its identifier and name
     * @param customer the end customer's address
     */
    public static JsonObject of(String number, String organization, String customer) {
        return Json.createObjectBuilder()
                .add("orderNumber", number)
                .add(
                        "organization",
                        Json.createObjectBuilder()
                                .add("identifier", organization)
                                .add("name", organization)
                                .add("address", json("street", "1", "city", "Osaka", "country", "JP")))
                .add("endCustomers", Json.createArrayBuilder().add(json("name", "Owner", "email", customer)))
                .add(
                        "lines",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("product", "SVR-STD-2008")
                                        .add("quantity", 1)))
                .build();
    }
}
