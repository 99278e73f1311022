<@p.layout title=t("nav.sign-ins")>
<#assign own = (refusedStep!"end") == "end">
<#global labels = {"account": t("signIns.account"), "resetAccount": t("signIns.account")}>
<@p.refusal/>
<p>${t("signIns.explanation")}</p>
<h2>${t("signIns.end")}</h2>
<div class="narrow">
<form method="post" action="/sign-ins">
<@p.token/>
<@p.field name="email" type="email" value=email!"" hint=t("signIns.either")/>
<@p.field name="account" value=account!""/>
<div class="field"><label class="box"><input type="checkbox" id="field-endPassword" name="endPassword" value="true"> ${t("field.endPassword")}</label><#if (wrong!{}).endPassword??><p class="wrong">${wrong.endPassword}</p></#if></div>
<@p.text name="reason" id=own?then("reason", "reason-end") value=own?then(reason!"", "") hint=t("accounts.reason.hint")/>
<div class="buttons"><button type="submit">${t("signIns.end.do")}</button></div>
</form>
</div>
<h2>${t("accounts.resetSecondFactor")}</h2>
<p>${t("signIns.reset.explanation")}</p>
<div class="narrow">
<form method="post" action="/sign-ins/second-factor-reset">
<@p.token/>
<@p.field name="resetAccount" value=resetAccount!"" required=true/>
<@p.text name="reason" id=own?then("reason-reset", "reason") value=own?then("", reason!"") hint=t("accounts.reason.hint")/>
<div class="buttons"><button type="submit">${t("accounts.resetSecondFactor")}</button></div>
</form>
</div>
</@p.layout>
