<@p.layout title=t("nav.physical-media")>
<p>${t("media.explanation")}</p>
<#assign columns = [{"text": t("requests.when")}, {"text": t("field.product")}, {"text": t("media.to")}, {"text": t("field.state")}, {"text": t("media.cancel")}]>
<@p.table caption=t("media.caption") columns=columns list=requests empty=t("media.none")>
<#list requests.items as request>
<tr>
<@p.cell columns[0].text>${day(request.requestedAt)}<br><span class="hint">${request.licenseId}</span></@p.cell>
<@p.cell columns[1].text>${t("media.count", count(request.count), request.product)}<br><span class="hint">${languageName(request.language)}</span></@p.cell>
<@p.cell columns[2].text>${request.recipient}<br><span class="hint">${request.address.oneLine()}</span><#if request.warningAcceptedAt??><br><span class="hint">${t("media.accepted", day(request.warningAcceptedAt))}</span></#if></@p.cell>
<@p.cell columns[3].text><span class="tag">${t("mediaState." + request.state.name())}</span><br><span class="hint">${day(request.changedAt)}<#if request.comment??> · ${request.comment}</#if></span></@p.cell>
<@p.cell columns[4].text><#if request.state.name() == "REQUESTED" || request.state.name() == "IN_PREPARATION"><@p.asked action="/physical-media/${request.id}/cancel" label=t("media.cancel") about=request.product question=t("media.cancel.sure")/><#else>–</#if></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/physical-media" list=requests/>
<h2>${t("media.ask")}</h2>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/physical-media">
<@p.token/>
<@p.field name="licenseId" value=licenseId!"" required=true/>
<@p.field name="product" value=product!"" required=true hint=t("media.product")/>
<@p.field name="language" value=language!"" required=true hint=t("downloads.language")/>
<@p.field name="count" value=quantity!"1" type="number" required=true/>
<@p.field name="recipient" value=recipient!"" required=true autocomplete="name"/>
<#if .locale == "ja">
<@country/>
<@p.field name="address.postalCode" value=.data_model["address.postalCode"]!"" autocomplete="postal-code"/>
<@region/>
<@p.field name="address.city" value=.data_model["address.city"]!"" required=true autocomplete="address-level2"/>
<@p.field name="address.street" value=.data_model["address.street"]!"" required=true autocomplete="address-line1"/>
<#else>
<@p.field name="address.street" value=.data_model["address.street"]!"" required=true autocomplete="address-line1"/>
<@p.field name="address.city" value=.data_model["address.city"]!"" required=true autocomplete="address-level2"/>
<@region/>
<@p.field name="address.postalCode" value=.data_model["address.postalCode"]!"" autocomplete="postal-code"/>
<@country/>
</#if>
<div class="field"><label class="box"><input type="checkbox" id="field-taxExempt" name="taxExempt" value="true"<#if taxExempt??> checked</#if>> ${t("field.taxExempt")}</label></div>
<#if (failureCode!"") == "TAX_WARNING_NOT_ACCEPTED">
<div class="field"><label class="box"><input type="checkbox" id="field-warningAccepted" name="warningAccepted" value="true" required> ${t("field.warningAccepted")}</label></div>
</#if>
<div class="buttons"><button type="submit">${t("media.ask")}</button></div>
</form>
</div>
</@p.layout>
<#macro region><@p.field name="address.region" value=.data_model["address.region"]!"" autocomplete="address-level1"/></#macro>
<#macro country><@p.field name="address.country" value=.data_model["address.country"]!"" list=[{"value": "", "text": t("choose")}] + countries/></#macro>
