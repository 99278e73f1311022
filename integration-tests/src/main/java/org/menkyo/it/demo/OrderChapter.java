package org.menkyo.it.demo;

import static org.menkyo.it.demo.DemoFailedException.require;

import java.util.List;
import org.menkyo.it.demo.OrderSoapClient.Line;
import org.menkyo.it.demo.OrderSoapClient.Order;
import org.menkyo.launcher.SignIns;

/** A distributor submits an OPEN order by SOAP (LC-104, LC-108). */
final class OrderChapter {

    private static final String DISTRIBUTOR = "demo-distributor";
    private static final List<Line> LINES = List.of(new Line("SVR-DC-2008", 10), new Line("VISTA-ENT-UPG", 100));

    private final Stage stage;

    OrderChapter(Stage stage) {
        this.stage = stage;
    }

    RecordedOrder submit() {
        stage.heading("A distributor submits an OPEN order by SOAP");
        String customer = "customer-" + stage.run() + "@example.com";
        Order order = new Order("DEMO-" + stage.run(), "EX-" + stage.run(), List.of(customer), LINES);
        var soap = new OrderSoapClient(stage.addresses().soap(), DISTRIBUTOR, SignIns.passwordOf(DISTRIBUTOR));
        SoapAnswer answer = soap.submit(order).expectResult();
        var recorded = new RecordedOrder(
                answer.text("orderNumber"),
                answer.text("organizationIdentifier"),
                answer.text("licenseNumber"),
                answer.text("authorizationNumber"),
                customer,
                answer.time("receivedAt"));
        require("RECORDED".equals(answer.text("state")), "The order is %s, not RECORDED.", answer.text("state"));
        require(recorded.orderNumber().equals(order.orderNumber()), "The answer is about another order number.");
        require(recorded.organization().equals(order.organization()), "The answer is about another organization.");
        stage.line(
                "Order %s for %s: license number %s under authorization number %s",
                recorded.orderNumber(),
                recorded.organization(),
                recorded.licenseNumber(),
                recorded.authorizationNumber());

        SoapAnswer again = soap.submit(order).expectResult();
        require(
                again.text("licenseNumber").equals(recorded.licenseNumber())
                        && again.text("receivedAt").equals(answer.text("receivedAt")),
                "The same order submitted again did not return the first result.");
        stage.line("The same order again: the same license number, nothing is ordered twice");
        return recorded;
    }
}
