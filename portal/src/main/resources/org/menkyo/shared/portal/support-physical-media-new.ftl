<#macro typedField name required=false hint="" list=[]><@p.field name=name value=typed[name]!"" required=required hint=hint list=list/></#macro>
<@p.layout title=t("shipping.record")>
<p>${t("shipping.record.explanation")}</p>
<#global labels = {"licenseId": t("field.licenseId"), "requesterEmail": t("decisions.who"), "request.product": t("field.product"), "request.language": t("shipping.language"), "request.count": t("shipping.count"), "request.recipient": t("shipping.to"), "request.address.street": t("field.address.street"), "request.address.city": t("field.address.city"), "request.address.region": t("field.address.region"), "request.address.postalCode": t("field.address.postalCode"), "request.address.country": t("field.address.country")}>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/support/physical-media-requests/new">
<@p.token/>
<@typedField "licenseId" true/>
<@typedField "requesterEmail" true t("shipping.requester.hint")/>
<@typedField "request.product" true t("shipping.product.hint")/>
<@typedField "request.language" true t("shipping.language.hint")/>
<@typedField "request.count" true/>
<@typedField "request.recipient" true/>
<@typedField name="request.address.country" list=[{"value": "", "text": t("choose")}] + countries/>
<@typedField "request.address.postalCode"/>
<@typedField "request.address.region"/>
<@typedField "request.address.city" true/>
<@typedField "request.address.street" true/>
<div class="field"><label class="box"><input type="checkbox" name="request.taxExempt" value="true"<#if typed["request.taxExempt"]??> checked</#if>> ${t("shipping.taxExempt")}</label></div>
<#if (failureCode!"") == "TAX_WARNING_NOT_ACCEPTED"><div class="field"><label class="box"><input type="checkbox" name="request.warningAccepted" value="true"> ${t("shipping.acceptWarning")}</label></div></#if>
<@p.text name="reason" value=typed.reason!"" hint=t("work.reason")/>
<div class="buttons"><button type="submit">${t("shipping.record")}</button></div>
</form>
</div>
</@p.layout>
