import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Holder;
import jakarta.xml.ws.Service;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.namespace.QName;
import menkyo.activation.v1.ActivationPort;
import menkyo.activation.v1.InstallationActivated;
import menkyo.agreement.v1.AgreementDetails;
import menkyo.agreement.v1.AgreementPort;
import menkyo.assignment.v1.AssignmentPort;
import menkyo.assignment.v1.SeatView;
import menkyo.common.v1.Address;
import menkyo.common.v1.FieldProblem;
import menkyo.common.v1.LicensingFaultDetail;
import menkyo.common.v1.OrganizationDetails;
import menkyo.information.v1.LicenseInformationPort;
import menkyo.information.v1.LicenseSummaryLine;
import menkyo.information.v1.LicenseSummaryOrder;
import menkyo.license.v1.LicensePort;
import menkyo.license.v1.LicenseView;
import menkyo.order.v1.EndCustomer;
import menkyo.order.v1.LicensingFault;
import menkyo.order.v1.OrderLine;
import menkyo.order.v1.OrderPort;
import menkyo.order.v1.OrderResult;
import menkyo.order.v1.OrderView;
import menkyo.order.v1.SubmitOrder;
import menkyo.permission.v1.HeldPermission;
import menkyo.permission.v1.PermissionPort;
import menkyo.permission.v1.Role;
import menkyo.permission.v1.UserAccess;

/**
 * A partner's program with the classes that CXF or JAX-WS RI made from the WSDLs. What it is told is in the environment; each
 * step prints what came of it as step, name and value, with tabs between.
 */
public class StackPeer {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static String told(String name) {
        return System.getenv(name);
    }

    private static void tell(String step, String name, Object value) {
        OUT.print(step + "\t" + name + "\t" + value + "\n");
    }

    private static <P> P port(Class<P> type, String of, String account, String base) throws Exception {
        String service = type.getSimpleName().replace("Port", "Service") + told("SUFFIX");
        P port = Service.create(
                        URI.create(told(base) + "/" + service + "?wsdl").toURL(),
                        new QName("urn:menkyo:" + of + ":v1", service))
                .getPort(type);
        if (account != null) {
            ((BindingProvider) port).getRequestContext().put(BindingProvider.USERNAME_PROPERTY, told(account));
            ((BindingProvider) port)
                    .getRequestContext()
                    .put(BindingProvider.PASSWORD_PROPERTY, told(account + "_PASSWORD"));
        }
        return port;
    }

    private static SubmitOrder order(String number, int quantity) {
        Address address = new Address();
        address.setStreet("1-2-3");
        address.setCity("東京");
        address.setCountry("JP");
        OrganizationDetails organization = new OrganizationDetails();
        organization.setIdentifier(told("RUN"));
        organization.setName(told("NAME"));
        organization.setAddress(address);
        EndCustomer customer = new EndCustomer();
        customer.setName("花子");
        customer.setEmail("hanako@" + told("RUN") + ".example");
        OrderLine line = new OrderLine();
        line.setProduct("SVR-STD-2008");
        line.setQuantity(quantity);
        SubmitOrder order = new SubmitOrder();
        order.setOrderNumber(told("RUN") + number);
        order.setOrganization(organization);
        order.getEndCustomers().add(customer);
        order.getLines().add(line);
        return order;
    }

    private static OrderView submit(OrderPort orders, SubmitOrder order) throws LicensingFault {
        return orders.submitOrder(
                order.getOrderNumber(),
                order.getOrganization(),
                order.getEndCustomers(),
                List.of(),
                null,
                order.getLines());
    }

    private static void tellFault(String step, OrderPort orders) {
        try {
            submit(orders, order("-4", 0));
        } catch (LicensingFault fault) {
            LicensingFaultDetail detail = fault.getFaultInfo();
            tell(step, "code", detail.getCode());
            for (FieldProblem field : detail.getFields()) {
                tell(step, "field", field.getField());
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        OrderPort orders = port(OrderPort.class, "order", "DISTRIBUTOR", "WS");
        OrderView recorded = submit(orders, order("-1", 5));
        tell("order", "state", recorded.getState());
        for (OrderResult result :
                orders.submitOrders(List.of(order("-2", 5), order("-3", 0))).getResults()) {
            tell(
                    "bulk",
                    Integer.toString(result.getPosition()),
                    result.getOrder() != null
                            ? result.getOrder().getState()
                            : result.getError().getCode());
        }
        tellFault("fault", orders);
        AgreementDetails agreement = port(AgreementPort.class, "agreement", "DISTRIBUTOR", "WS")
                .getAgreement(recorded.getLicenseNumber());
        tell("japanese", "name", agreement.getOrganization().getName());

        PermissionPort permissions = port(PermissionPort.class, "permission", "ADMINISTRATOR", "WS");
        UserAccess user = permissions.grantPermissions(
                told("LICENSE_ID"), told("GRANTEE"), List.of(Role.LICENSE_INFORMATION_VIEWER));
        for (HeldPermission held : user.getPermissions()) {
            tell("permission", "role", held.getRole());
            permissions.removePermission(told("LICENSE_ID"), held.getId());
        }
        Holder<List<UserAccess>> users = new Holder<>();
        permissions.listUsers(told("LICENSE_ID"), null, users, new Holder<>());
        tell(
                "removal",
                "left",
                users.value.stream()
                        .filter(other -> other.getEmail().equals(told("GRANTEE")))
                        .mapToInt(other -> other.getPermissions().size())
                        .sum());
        Holder<List<LicenseView>> licenses = new Holder<>();
        port(LicensePort.class, "license", "ADMINISTRATOR", "WS")
                .listLicenses(null, licenses, new Holder<>());
        licenses.value.forEach(held -> tell("list", "license", held.getLicenseId()));
        InstallationActivated activation = port(ActivationPort.class, "activation", null, "WS")
                .activateInstallation(told("PRODUCT_KEY"), told("INSTALLATION_ID"));
        tell("activation", "confirmationId", activation.getConfirmationId());
        tell("activation", "counted", activation.isCounted());

        LicenseInformationPort information =
                port(LicenseInformationPort.class, "information", "ADMINISTRATOR", "WS");
        Holder<List<LicenseSummaryLine>> lines = new Holder<>();
        information.listLicenseSummary(
                told("LICENSE_ID"),
                null,
                null,
                null,
                null,
                null,
                null,
                LicenseSummaryOrder.PRODUCT,
                null,
                lines,
                new Holder<>());
        lines.value.forEach(line -> tell("summary", line.getProduct(), line.getQuantity()));
        byte[] statement = information.getLicenseStatement(told("LICENSE_ID"));
        tell("statement", "begins", new String(statement, 0, 5, StandardCharsets.ISO_8859_1));
        AssignmentPort assignments = port(AssignmentPort.class, "assignment", "ADMINISTRATOR", "WS");
        SeatView seat = assignments.assignSubscription(told("LICENSE_ID"), "OFFICE-SUB", told("GRANTEE"));
        tell("seats", "assigned", seat.getEmail().equals(told("GRANTEE")));
        Holder<List<SeatView>> seats = new Holder<>();
        assignments.listSubscriptionSeats(told("LICENSE_ID"), null, told("GRANTEE"), null, seats, new Holder<>());
        tell("seats", "listed", seats.value.size());

        OrderPort later = port(OrderPort.class, "order", "DISTRIBUTOR", "LATER_WS");
        OrderView shown = later.getOrder(told("RUN") + "-1");
        tell("later", "state", shown.getState());
        tell("later", "quantity", shown.getLines().get(0).getQuantity());
        tell("later", "revision", shown.getRevision());
        agreement = port(AgreementPort.class, "agreement", "DISTRIBUTOR", "LATER_WS")
                .getAgreement(recorded.getLicenseNumber());
        tell("later", "program", agreement.getProgram());
        tell("later", "kind", agreement.getContacts().get(0).getKind());
        tellFault("laterFault", later);
    }
}
