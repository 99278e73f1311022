<?php
// A partner's program with PHP's own SOAP extension, made from nothing but the WSDLs. What it is told is in the environment;
// each step prints what came of it as step, name and value, with tabs between.

function told(string $name): string
{
    return getenv($name);
}

function tell(string $step, string $name, $value): void
{
    echo $step, "\t", $name, "\t", is_bool($value) ? ($value ? "true" : "false") : $value, "\n";
}

function service(string $name, string $account = "", ?string $base = null): SoapClient
{
    $options = [
        "soap_version" => told("SUFFIX") === "" ? SOAP_1_1 : SOAP_1_2,
        "features" => SOAP_SINGLE_ELEMENT_ARRAYS,
        "cache_wsdl" => WSDL_CACHE_NONE,
    ];
    if ($account !== "") {
        $options["login"] = told($account);
        $options["password"] = told($account . "_PASSWORD");
    }
    return new SoapClient(($base ?? told("WS")) . "/" . $name . told("SUFFIX") . "?wsdl", $options);
}

function order(string $number, int $quantity): array
{
    return [
        "orderNumber" => told("RUN") . $number,
        "organization" => [
            "identifier" => told("RUN"),
            "name" => told("NAME"),
            "address" => ["street" => "1-2-3", "city" => "東京", "country" => "JP"],
        ],
        "endCustomers" => [["name" => "花子", "email" => "hanako@" . told("RUN") . ".example"]],
        "lines" => [["product" => "SVR-STD-2008", "quantity" => $quantity]],
    ];
}

function tellFault(string $step, SoapFault $fault): void
{
    tell($step, "code", $fault->detail->licensingFault->code);
    $fields = $fault->detail->licensingFault->fields;
    foreach (is_array($fields) ? $fields : [$fields] as $field) {
        tell($step, "field", $field->field);
    }
}

$orders = service("OrderService", "DISTRIBUTOR");
$recorded = $orders->submitOrder(order("-1", 5))->order;
tell("order", "state", $recorded->state);
$batch = $orders->submitOrders(["orders" => [order("-2", 5), order("-3", 0)]])->batch;
foreach ($batch->results as $result) {
    tell("bulk", $result->position, isset($result->order) ? $result->order->state : $result->error->code);
}
try {
    $orders->submitOrder(order("-4", 0));
} catch (SoapFault $fault) {
    tellFault("fault", $fault);
}
$license = ["licenseId" => $recorded->licenseNumber];
tell("japanese", "name", service("AgreementService", "DISTRIBUTOR")->getAgreement($license)->agreement->organization->name);

$permissions = service("PermissionService", "ADMINISTRATOR");
$own = ["licenseId" => told("LICENSE_ID")];
$user = $permissions->grantPermissions(
    $own + ["email" => told("GRANTEE"), "roles" => ["LICENSE_INFORMATION_VIEWER"]]
)->user;
foreach ($user->permissions as $held) {
    tell("permission", "role", $held->role);
    $permissions->removePermission($own + ["permissionId" => $held->id]);
}
$left = 0;
foreach ($permissions->listUsers($own)->users as $other) {
    $left += $other->email === told("GRANTEE") ? count($other->permissions ?? []) : 0;
}
tell("removal", "left", $left);
foreach (service("LicenseService", "ADMINISTRATOR")->listLicenses([])->licenses as $held) {
    tell("list", "license", $held->licenseId);
}
$activation = service("ActivationService")->activateInstallation(
    ["productKey" => told("PRODUCT_KEY"), "installationId" => told("INSTALLATION_ID")]
)->activation;
tell("activation", "confirmationId", $activation->confirmationId);
tell("activation", "counted", $activation->counted);

$information = service("LicenseInformationService", "ADMINISTRATOR");
foreach ($information->listLicenseSummary($own + ["sort" => "PRODUCT"])->lines as $line) {
    tell("summary", $line->product, $line->quantity);
}
tell("statement", "begins", substr($information->getLicenseStatement($own)->statement, 0, 5));
$assignments = service("AssignmentService", "ADMINISTRATOR");
$seat = $assignments->assignSubscription($own + ["product" => "OFFICE-SUB", "email" => told("GRANTEE")])->seat;
tell("seats", "assigned", $seat->email === told("GRANTEE"));
tell("seats", "listed", count($assignments->listSubscriptionSeats($own + ["email" => told("GRANTEE")])->seats));

$later = service("OrderService", "DISTRIBUTOR", told("LATER_WS"));
$shown = $later->getOrder(["orderNumber" => told("RUN") . "-1"])->order;
tell("later", "state", $shown->state);
tell("later", "quantity", $shown->lines[0]->quantity);
tell("later", "revision", $shown->revision);
$shown = service("AgreementService", "DISTRIBUTOR", told("LATER_WS"))->getAgreement($license)->agreement;
tell("later", "program", $shown->program);
tell("later", "kind", $shown->contacts[0]->kind);
try {
    $later->submitOrder(order("-4", 0));
} catch (SoapFault $fault) {
    tellFault("laterFault", $fault);
}
