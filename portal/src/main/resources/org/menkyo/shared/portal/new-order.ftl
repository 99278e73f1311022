<#import "trade.ftl" as f>
<@p.layout title=t("nav.new-order")>
<p>${t("newOrder.explanation")} <a href="/catalog/products">${t("catalog.products.caption")}</a></p>
<@p.refusal/>
<form class="card" method="post" action="/new-order">
<@p.token/>
<div class="columns">
<@f.entry name="orderNumber" required=true hint=t("orderNumber.hint")/>
<@f.entry name="authorizationNumber" hint=t("newOrder.authorizationNumber")/>
</div>
<@f.organization/>
<fieldset class="part" id="field-endCustomers"><legend>${t("order.people")}</legend>
<div class="columns">
<@f.entry name="endCustomers[0].name" required=true/>
<@f.entry name="endCustomers[0].email" type="email" required=true hint=t("endCustomer.hint")/>
<@f.entry name="resellerEmails[0]" type="email" hint=t("reseller.hint")/>
</div>
</fieldset>
<@f.lines/>
<div class="buttons"><button type="submit">${t("newOrder.submit")}</button></div>
</form>
</@p.layout>
