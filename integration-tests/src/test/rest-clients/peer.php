<?php
// Speaks REST with the client that openapi-generator makes for PHP. The arguments are the folder of the client and a file
// with the job; what came of it is printed as one JSON object.
require_once 'GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class) use ($argv) {
    $file = $argv[1] . '/lib/' . str_replace(['OpenAPI\\Client\\', '\\'], ['', '/'], $class) . '.php';
    if (is_file($file)) {
        require $file;
    }
});

use GuzzleHttp\Client;
use OpenAPI\Client\Api;
use OpenAPI\Client\ApiException;
use OpenAPI\Client\Configuration;
use OpenAPI\Client\Model;

$job = json_decode(file_get_contents($argv[2]), true);

function signedIn(string $account): Configuration
{
    return (new Configuration())->setUsername($account)->setPassword($account . '-1');
}

function order(string $number, string $product): Model\SubmitOrder
{
    global $job;
    return new Model\SubmitOrder([
        'order_number' => $number,
        'organization' => new Model\OrganizationDetailsInput([
            'identifier' => $number,
            'name' => $job['organization'],
            'address' => new Model\AddressInput(['street' => '霞が関 1-1', 'city' => '東京', 'country' => 'JP']),
        ]),
        'end_customers' => [new Model\EndCustomerInput(['name' => '山田 花子', 'email' => $job['email']])],
        'lines' => [new Model\OrderLineInput(['product' => $product, 'quantity' => 5])],
    ]);
}

$told = [];
$orders = new Api\OrdersApi(new Client(), signedIn($job['distributor']));
$submitted = $orders->submitOrder(order($job['number'], $job['product']), null, 'ja');
$told['order'] = $orders->readOrder($submitted->getOrderNumber())->getOrderNumber();

$bulk = $orders->submitOrders(new Model\SubmitOrders(['orders' => [
    order($job['number'] . '-1', $job['product']), order($job['number'] . '-2', '無い製品')]]));
while (!$bulk->getComplete()) {
    usleep(200000);
    $bulk = $orders->readOrderBatch($bulk->getId());
}
$told['bulk'] = array_map(
    fn ($result) => $result->getError() ? $result->getError()->getCode() : $result->getOrder()->getOrderNumber(),
    $bulk->getResults());
$told['bulkField'] = $bulk->getResults()[1]->getError()->getFields()[0]->getField();

try {
    $orders->submitOrder(order($job['number'] . '-3', '無い製品'), null, 'ja');
} catch (ApiException $refused) {
    $problem = $refused->getResponseObject();
    $told['problem'] = [
        $refused->getCode(), $problem->getCode(), $problem->getErrors()[0]->getPointer(), $problem->getTitle()];
}

$administrator = signedIn($job['administrator']);
$told['organization'] = (new Api\LicensesApi(new Client(), $administrator))
    ->readLicense($submitted->getLicenseNumber())->getOrganizationName();
$users = new Api\UserManagementApi(new Client(), $administrator);
$granted = $users->grantPermission($job['licenseId'], new Model\GrantPermissions([
    'email' => $job['grantee'], 'roles' => [Model\RoleInput::DOWNLOAD_ADMINISTRATOR]]));
$told['granted'] = $granted->getPermissions()[0]->getRole();
$users->removePermission($job['licenseId'], $granted->getPermissions()[0]->getId());
$told['left'] = array_values(array_filter(
    array_map(fn ($user) => $user->getEmail(), $users->listUsers($job['licenseId'])->getItems()),
    fn ($email) => $email === $job['grantee']));
$told['csv'] = $users->exportUsers($job['licenseId']);
$lines = (new Api\AuditApi(new Client(), $administrator))->exportLicenseAuditLines($job['licenseId']);
$told['jsonl'] = $lines->fread($lines->getSize());

$told['confirmationId'] = (new Api\ActivationsApi(new Client(), new Configuration()))->activateInstallation(
    new Model\ActivateInstallation([
        'product_key' => $job['productKey'], 'installation_id' => $job['installationId']]))->getConfirmationId();
$told['added'] = (new Api\OpenLicensesApi(new Client(), signedIn($job['colleague'])))->addOpenLicense(
    new Model\AddOpenLicense([
        'authorization_number' => $job['authorizationNumber'], 'license_number' => $job['licenseId'],
        'acknowledged' => true, 'given_name' => '花子', 'family_name' => '佐藤']))->getOutcome();
$told['health'] = (new Api\KMSHostsApi(new Client(), signedIn($job['operator'])))->readKmsHealth()->getStatus();
echo json_encode($told);
