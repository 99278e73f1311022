# A partner's program with SOAP::Lite. What it is told is in the environment; each step prints what came of it as step, name
# and value, with tabs between.
use strict;
use warnings;
use utf8;
use SOAP::Lite;
use Encode qw(decode);
use MIME::Base64 qw(decode_base64);

binmode STDOUT, ":encoding(UTF-8)";
SOAP::Lite->soapversion($ENV{SUFFIX} ? "1.2" : "1.1");
my $account;

sub told { return decode("UTF-8", $ENV{ $_[0] }) }
sub tell_of { print join("\t", @_), "\n" }

sub SOAP::Transport::HTTP::Client::get_basic_credentials {
    return ($ENV{$account}, $ENV{"${account}_PASSWORD"});
}

# SOAP::Lite's reader of WSDLs knows no document style, so the names come from the contract by hand.
sub service {
    my ($name, $of, $as, $base) = @_;
    $account = $as;
    my $soap = SOAP::Lite->new(
        proxy => ($base // $ENV{WS}) . "/$name$ENV{SUFFIX}",
        default_ns => "urn:menkyo:$of:v1",
    );
    $soap->on_action(sub { "urn:menkyo:$of:v1:$_[1]" });
    $soap->autotype(0);
    return $soap;
}

sub element { my ($name, $value) = @_; return SOAP::Data->name($name)->value($value)->type("") }
sub parent { my ($name, @inner) = @_; return SOAP::Data->name($name => \SOAP::Data->value(@inner)) }
sub common { my ($name, $value) = @_; return element($name, $value)->attr({ xmlns => "urn:menkyo:common:v1" }) }

sub order {
    my ($number, $quantity) = @_;
    return (
        element("orderNumber", told("RUN") . $number),
        parent(
            "organization",
            common("identifier", told("RUN")),
            common("name", told("NAME")),
            parent("address", element("street", "1-2-3"), element("city", "東京"), element("country", "JP"))
                ->attr({ xmlns => "urn:menkyo:common:v1" }),
        ),
        parent("endCustomers", element("name", "花子"), element("email", "hanako\@" . told("RUN") . ".example")),
        parent("lines", element("product", "SVR-STD-2008"), element("quantity", $quantity)),
    );
}

sub list { my $value = shift; return !defined $value ? () : ref $value eq "ARRAY" ? @$value : ($value) }

sub call {
    my ($soap, $operation, @arguments) = @_;
    my $answer = $soap->call($operation, @arguments);
    die $answer->faultstring if $answer->fault;
    return $answer;
}

sub tell_fault {
    my ($step, $answer) = @_;
    my $fault = $answer->match("//licensingFault") ? $answer->valueof("//licensingFault") : die "no fault";
    tell_of($step, "code", $fault->{code});
    tell_of($step, "field", $_->{field}) for $answer->valueof("//licensingFault/fields");
}

my $orders = service("OrderService", "order", "DISTRIBUTOR");
my $recorded = call($orders, "submitOrder", order("-1", 5))->valueof("//submitOrderResponse/order");
tell_of("order", "state", $recorded->{state});
my $batch = call($orders, "submitOrders", parent("orders", order("-2", 5)), parent("orders", order("-3", 0)));
for my $result ($batch->valueof("//submitOrdersResponse/batch/results")) {
    tell_of("bulk", $result->{position}, $result->{order} ? $result->{order}{state} : $result->{error}{code});
}
tell_fault("fault", $orders->call("submitOrder", order("-4", 0)));
my $agreements = service("AgreementService", "agreement", "DISTRIBUTOR");
my $license = element("licenseId", $recorded->{licenseNumber});
tell_of("japanese", "name", call($agreements, "getAgreement", $license)->valueof("//agreement/organization/name"));

my $permissions = service("PermissionService", "permission", "ADMINISTRATOR");
my $own = element("licenseId", told("LICENSE_ID"));
my $granted = call(
    $permissions, "grantPermissions", $own,
    element("email", told("GRANTEE")), element("roles", "LICENSE_INFORMATION_VIEWER"),
);
for my $held ($granted->valueof("//user/permissions")) {
    tell_of("permission", "role", $held->{role});
    call($permissions, "removePermission", $own, element("permissionId", $held->{id}));
}
my $left = 0;
for my $user (call($permissions, "listUsers", $own)->valueof("//listUsersResponse/users")) {
    $left += list($user->{permissions}) if $user->{email} eq told("GRANTEE");
}
tell_of("removal", "left", $left);
my $licenses = service("LicenseService", "license", "ADMINISTRATOR");
tell_of("list", "license", $_->{licenseId}) for call($licenses, "listLicenses")->valueof("//licenses");
my $activations = service("ActivationService", "activation", "DISTRIBUTOR");
my $activation = call(
    $activations, "activateInstallation",
    element("productKey", told("PRODUCT_KEY")), element("installationId", told("INSTALLATION_ID")),
)->valueof("//activation");
tell_of("activation", "confirmationId", $activation->{confirmationId});
tell_of("activation", "counted", $activation->{counted});

my $information = service("LicenseInformationService", "information", "ADMINISTRATOR");
my $summary = call($information, "listLicenseSummary", $own, element("sort", "PRODUCT"));
tell_of("summary", $_->{product}, $_->{quantity}) for $summary->valueof("//lines");
my $statement = call($information, "getLicenseStatement", $own)->valueof("//statement");
tell_of("statement", "begins", substr(decode_base64($statement), 0, 5));
my $assignments = service("AssignmentService", "assignment", "ADMINISTRATOR");
my $seat = call(
    $assignments, "assignSubscription", $own, element("product", "OFFICE-SUB"), element("email", told("GRANTEE")),
)->valueof("//seat");
tell_of("seats", "assigned", $seat->{email} eq told("GRANTEE") ? "true" : "false");
my @seats = call($assignments, "listSubscriptionSeats", $own, element("email", told("GRANTEE")))->valueof("//seats");
tell_of("seats", "listed", scalar @seats);

my $later = service("OrderService", "order", "DISTRIBUTOR", $ENV{LATER_WS});
my $answer = call($later, "getOrder", element("orderNumber", told("RUN") . "-1"));
tell_of("later", "state", $answer->valueof("//getOrderResponse/order/state"));
tell_of("later", "quantity", $answer->valueof("//getOrderResponse/order/lines/quantity"));
tell_of("later", "revision", $answer->valueof("//getOrderResponse/order/revision"));
$agreements = service("AgreementService", "agreement", "DISTRIBUTOR", $ENV{LATER_WS});
$answer = call($agreements, "getAgreement", $license);
tell_of("later", "program", $answer->valueof("//agreement/program"));
tell_of("later", "kind", $answer->valueof("//agreement/contacts/kind"));
tell_fault("laterFault", $later->call("submitOrder", order("-4", 0)));
