import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.ActivationsApi;
import org.openapitools.client.api.AuditApi;
import org.openapitools.client.api.KmsHostsApi;
import org.openapitools.client.api.LicensesApi;
import org.openapitools.client.api.OpenLicensesApi;
import org.openapitools.client.api.OrdersApi;
import org.openapitools.client.api.UserManagementApi;
import org.openapitools.client.model.*;

/**
 * Speaks REST with the client that openapi-generator makes for Java. The argument is a file with the job; what came of it
 * is printed as one JSON object.
 */
public class Peer {

    private static JsonObject job;

    public static void main(String[] arguments) throws Exception {
        job = JsonParser.parseString(Files.readString(Path.of(arguments[0]))).getAsJsonObject();
        Map<String, Object> told = new LinkedHashMap<>();
        OrdersApi orders = new OrdersApi(signedIn("distributor"));
        OrderView submitted = orders.submitOrder(order(text("number"), text("product")), null, "ja", null);
        told.put("order", orders.readOrder(submitted.getOrderNumber(), null, null, null).getOrderNumber());

        OrderBatchView bulk = orders.submitOrders(
                new SubmitOrders()
                        .addOrdersItem(order(text("number") + "-1", text("product")))
                        .addOrdersItem(order(text("number") + "-2", "無い製品")),
                null, null, null);
        while (!bulk.getComplete()) {
            Thread.sleep(200);
            bulk = orders.readOrderBatch(bulk.getId(), null, null, null);
        }
        List<String> results = new ArrayList<>();
        for (OrderResult result : bulk.getResults()) {
            results.add(result.getError() == null
                    ? result.getOrder().getOrderNumber()
                    : String.valueOf(result.getError().getCode()));
        }
        told.put("bulk", results);
        told.put("bulkField", bulk.getResults().get(1).getError().getFields().get(0).getField());

        try {
            orders.submitOrder(order(text("number") + "-3", "無い製品"), null, "ja", null);
        } catch (ApiException refused) {
            Problem problem = Problem.fromJson(refused.getResponseBody());
            told.put(
                    "problem",
                    List.of(
                            refused.getCode(),
                            problem.getCode(),
                            problem.getErrors().get(0).getPointer(),
                            problem.getTitle()));
        }

        ApiClient administrator = signedIn("administrator");
        told.put(
                "organization",
                new LicensesApi(administrator)
                        .readLicense(submitted.getLicenseNumber(), null, null, null)
                        .getOrganizationName());
        UserManagementApi users = new UserManagementApi(administrator);
        UserAccess granted = users.grantPermission(
                text("licenseId"),
                new GrantPermissions().email(text("grantee")).addRolesItem(RoleInput.DOWNLOAD_ADMINISTRATOR),
                null, null, null);
        told.put("granted", granted.getPermissions().get(0).getRole());
        users.removePermission(text("licenseId"), granted.getPermissions().get(0).getId(), null, null);
        told.put(
                "left",
                users.listUsers(text("licenseId"), null, null, null, null).getItems().stream()
                        .map(UserAccess::getEmail)
                        .filter(text("grantee")::equals)
                        .toList());
        told.put("csv", users.exportUsers(text("licenseId"), null, null));
        told.put(
                "jsonl",
                Files.readString(new AuditApi(administrator)
                        .exportLicenseAuditLines(text("licenseId"), null, null)
                        .toPath()));

        told.put(
                "confirmationId",
                new ActivationsApi(new ApiClient())
                        .activateInstallation(
                                new ActivateInstallation()
                                        .productKey(text("productKey"))
                                        .installationId(text("installationId")),
                                null, null, null)
                        .getConfirmationId());
        told.put(
                "added",
                new OpenLicensesApi(signedIn("colleague"))
                        .addOpenLicense(
                                new AddOpenLicense()
                                        .authorizationNumber(text("authorizationNumber"))
                                        .licenseNumber(text("licenseId"))
                                        .acknowledged(true)
                                        .givenName("花子")
                                        .familyName("佐藤"),
                                null, null, null)
                        .getOutcome());
        told.put("health", new KmsHostsApi(signedIn("operator")).readKmsHealth(null, null, null).getStatus());
        System.out.write(new Gson().toJson(told).getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        System.exit(0);
    }

    private static ApiClient signedIn(String who) {
        ApiClient client = new ApiClient();
        client.setUsername(text(who));
        client.setPassword(text(who) + "-1");
        return client;
    }

    private static SubmitOrder order(String number, String product) {
        return new SubmitOrder()
                .orderNumber(number)
                .organization(new OrganizationDetailsInput()
                        .identifier(number)
                        .name(text("organization"))
                        .address(new AddressInput().street("霞が関 1-1").city("東京").country("JP")))
                .addEndCustomersItem(new EndCustomerInput().name("山田 花子").email(text("email")))
                .addLinesItem(new OrderLineInput().product(product).quantity(5));
    }

    private static String text(String name) {
        return job.get(name).getAsString();
    }
}
