<@p.layout title=t("nav.orders")>
<p>${t("orders.explanation")}</p>
<@p.filter action="/orders">
<@p.field name="orderNumber" value=orderNumber!"" required=true/>
</@p.filter>
<#if unknown??><div class="empty"><p>${t("orders.unknown", orderNumber)}</p></div></#if>
<p class="buttons"><a class="button second" href="/new-order">${t("nav.new-order")}</a> <a class="button second" href="/order-batches">${t("nav.order-batches")}</a></p>
</@p.layout>
