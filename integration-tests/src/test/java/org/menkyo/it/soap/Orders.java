package org.menkyo.it.soap;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.UUID;

/** Orders as a distributor's system writes them, right and wrong ones. */
final class Orders {

    static final String DISTRIBUTOR = "demo-distributor";
    static final String PASSWORD = "demo-distributor-1";

    private Orders() {}

    /** An order that is right, of an organization of its own. */
    static JsonObject order() {
        String number = UUID.randomUUID().toString();
        return Json.createObjectBuilder()
                .add("orderNumber", "PO-" + number)
                .add("organization", organization("ORG-" + number))
                .add("endCustomers", customers("Hana Sato", "hana.sato@customer.example"))
                .add("lines", Json.createArrayBuilder().add(line("SVR-STD-2008", 5)))
                .build();
    }

    static JsonObject organization(String identifier) {
        return Json.createObjectBuilder()
                .add("identifier", identifier)
                .add("name", "Example Trading")
                .add(
                        "address",
                        Json.createObjectBuilder()
                                .add("street", "1-2-3 Minato")
                                .add("city", "Tokyo")
                                .add("postalCode", "105-0001")
                                .add("country", "JP"))
                .build();
    }

    /** End customers by their names and addresses in turn; null leaves a name or an address out. */
    static JsonArray customers(String... namesAndEmails) {
        JsonArrayBuilder customers = Json.createArrayBuilder();
        for (int i = 0; i < namesAndEmails.length; i += 2) {
            JsonObjectBuilder customer = Json.createObjectBuilder();
            if (namesAndEmails[i] != null) {
                customer.add("name", namesAndEmails[i]);
            }
            if (namesAndEmails[i + 1] != null) {
                customer.add("email", namesAndEmails[i + 1]);
            }
            customers.add(customer);
        }
        return customers.build();
    }

    static JsonObject line(String product, int quantity) {
        return Json.createObjectBuilder()
                .add("product", product)
                .add("quantity", quantity)
                .build();
    }

    /** The same order with one property replaced, or added. */
    static JsonObject with(JsonObject order, String property, JsonValue value) {
        return Json.createObjectBuilder(order).add(property, value).build();
    }

    /** The same order with other lines. */
    static JsonObject withLines(JsonObject order, JsonObject... lines) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (JsonObject line : lines) {
            array.add(line);
        }
        return with(order, "lines", array.build());
    }

    /** The same order that quotes an authorization number. */
    static JsonObject quoting(JsonObject order, String authorizationNumber) {
        return with(order, "authorizationNumber", Json.createValue(authorizationNumber));
    }
}
