package org.menkyo.bench.floor;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** What the product's license summary holds. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "LicenseView")
public class FloorLicense {

    private String licenseId;
    private String program;
    private String organizationIdentifier;
    private String organizationName;
    private String recordedAt;
    private boolean inForce;
    private List<Product> products = new ArrayList<>();

    /** For the binding. */
    public FloorLicense() {}

    FloorLicense(String licenseId, String organization, int products) {
        this.licenseId = licenseId;
        this.program = "OPEN";
        this.organizationIdentifier = organization;
        this.organizationName = "Example Trading " + organization;
        this.recordedAt = "2026-01-01T00:00:00.000Z";
        this.inForce = true;
        for (int i = 0; i < products; i++) {
            this.products.add(new Product(i));
        }
    }

    /** A licensed product. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(name = "LicensedProduct")
    public static class Product {

        private String product;
        private String name;
        private int quantity;
        private boolean softwareAssurance;
        private String startsAt;
        private String endsAt;

        /** For the binding. */
        public Product() {}

        Product(int number) {
            this.product = "EXAMPLE-PRODUCT-" + number;
            this.name = "Example Product Enterprise " + number;
            this.quantity = 25;
            this.startsAt = "2026-01-01T00:00:00.000Z";
            this.endsAt = "2028-01-01T00:00:00.000Z";
        }
    }
}
