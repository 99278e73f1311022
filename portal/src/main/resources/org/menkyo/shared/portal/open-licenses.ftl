<@p.layout title=t("nav.open-licenses")>
<p>${t("open.explanation")}</p>
<div class="narrow">
<@p.refusal/>
<#if result??><div class="failure" role="alert"><p>${result.message!""}</p><#if result.triesLeft??><p>${t("open.triesLeft", result.triesLeft)}</p></#if><#if result.retryAt??><p>${t("open.retryAt", moment(result.retryAt))}</p></#if></div></#if>
<form method="post" action="/open-licenses">
<@p.token/>
<@p.field name="authorizationNumber" value=authorizationNumber!"" required=true/>
<@p.field name="licenseNumber" value=licenseNumber!"" required=true/>
<#if .locale == "ja">
<@p.field name="familyName" value=familyName!"" hint=t("open.name") autocomplete="family-name"/>
<@p.field name="givenName" value=givenName!"" autocomplete="given-name"/>
<#else>
<@p.field name="givenName" value=givenName!"" hint=t("open.name") autocomplete="given-name"/>
<@p.field name="familyName" value=familyName!"" autocomplete="family-name"/>
</#if>
<div class="field"><label class="box"><input type="checkbox" id="field-acknowledged" name="acknowledged" value="true" required> ${t("field.acknowledged")}</label></div>
<div class="buttons"><button type="submit">${t("open.add")}</button></div>
</form>
</div>
<#assign columns = [{"text": t("field.licenseNumber")}, {"text": t("field.state")}, {"text": t("open.addedAt")}, {"text": t("open.effectiveAt")}]>
<@p.table caption=t("open.caption") columns=columns list=additions empty=t("open.none")>
<#list additions.items as addition>
<tr>
<@p.cell columns[0].text><a href="/licenses?licenseId=${addition.licenseId?url}">${addition.licenseId}</a></@p.cell>
<@p.cell columns[1].text><span class="tag">${t("addition." + addition.state.name())}</span></@p.cell>
<@p.cell columns[2].text>${moment(addition.addedAt)}</@p.cell>
<@p.cell columns[3].text>${moment(addition.effectiveAt)}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/open-licenses" list=additions/>
</@p.layout>
