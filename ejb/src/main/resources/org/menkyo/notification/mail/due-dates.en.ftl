<@m.mail subject=(count?number == 1)?then("Ends on " + firstDay + ": " + dueItems[0].what, count + " license deadlines ahead, the first on " + firstDay)>
<@m.p>Hello,</@m.p>
<@m.p>You administer license IDs of which the following ends soon. Each date is the last day.</@m.p>
<@m.list>
<#list dueItems as item>
<@m.item>${item.lastDay}: ${item.what}, license ID ${item.licenseId} (${item.organization})</@m.item>
</#list>
</@m.list>
<#if more??>
<@m.p>There are ${more} more; the list of what is due has all of them.</@m.p>
</#if>
<@m.p>No new orders can be collected under an authorization number after its last day. To continue Software Assurance, a subscription or an online service, contact your distributor or reseller in time. This mail comes once each at 90, 60 and 30 days.</@m.p>
</@m.mail>
