<#import "trade.ftl" as f>
<@p.layout title=t("order.title", order.orderNumber)>
<#assign at = "/orders/" + order.orderNumber?url>
<@p.refusal/>
<dl>
<dt>${t("field.state")}</dt><dd><span class="tag">${t("orderState." + order.state.name())}</span></dd>
<dt>${t("field.licenseNumber")}</dt><dd><a href="/agreement-records/${order.licenseNumber?url}">${order.licenseNumber}</a></dd>
<dt>${t("field.authorizationNumber")}</dt><dd>${order.authorizationNumber}</dd>
<dt>${t("field.organization")}</dt><dd>${order.organizationIdentifier}</dd>
<dt>${t("order.receivedAt")}</dt><dd>${moment(order.receivedAt)}</dd>
<#if order.changedAt??><dt>${t("order.changedAt")}</dt><dd>${moment(order.changedAt)} · ${t("order.revision", order.revision)}</dd></#if>
</dl>
<@f.orderLines order=order/>
<#if order.state.name() == "RECORDED">
<p class="buttons"><a class="button" href="${at}/correction">${t("order.correct")}</a> <a class="button second" href="${at}/return">${t("order.return")}</a></p>
<details<#if wrong?has_content> open</#if>><summary>${t("order.cancel")}</summary>
<div class="narrow">
<form method="post" action="${at}/cancellation"><@p.token/><input type="hidden" name="revision" value="${order.revision?c}">
<p>${t("order.cancel.sure")}</p>
<@f.entry name="reason" required=true/>
<button type="submit">${t("order.cancel")}</button></form>
</div>
</details>
</#if>
<p><a href="/orders">${t("nav.orders")}</a></p>
</@p.layout>
